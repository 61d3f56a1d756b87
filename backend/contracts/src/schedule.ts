import * as z from 'zod';

import { examKind, examRoomStatus, sittingStatus } from './exam-room.ts';
import { examStatus } from './exams.ts';
import { roomRole } from './schools.ts';

/** A day in the school's zone. */
export const scheduleDate = z.iso.date();
/** HH:mm on the clocks of the school's zone. */
export const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const breakRule = z.object({
  /** A break of so many minutes after every so many candidates. */
  every: z
    .object({ candidates: z.int().min(1).max(200), minutes: z.int().min(1).max(240) })
    .nullable(),
  /** Nobody is examined between these times. */
  lunch: z.object({ from: wallClock, to: wallClock }).nullable(),
});
export type BreakRule = z.output<typeof breakRule>;
/** As `breakRule`, as somebody may ask for it. */
export const orderedBreaks = breakRule.refine(({ lunch }) => !lunch || lunch.from < lunch.to, {
  path: ['lunch', 'to'],
  error: 'must be after the beginning',
});

/** What a request says whose room ends before it begins. */
export const endsLater = {
  path: ['endTime'],
  error: 'must be after the beginning',
};

const examOfSchedule = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: examKind,
  /** A draft has rooms too, but its candidates and staff do not see them. */
  status: examStatus,
  isRehearsal: z.boolean(),
  majorName: z.string(),
  collegeName: z.string(),
});

/** An exam as the schedule offers it, with what is still to be done. */
export const scheduleExamView = examOfSchedule.extend({
  /** Minutes of one candidate that the exam planned. */
  sessionMinutes: z.int().positive(),
  rooms: z.int().nonnegative(),
  scheduled: z.int().nonnegative(),
  /** Candidates of the major without a place in this exam. */
  unplaced: z.int().nonnegative(),
});
export type ScheduleExamView = z.output<typeof scheduleExamView>;
export const scheduleExamsView = z.object({ exams: scheduleExamView.array() });

export const scheduleExamParams = z.object({ examId: z.uuid() });
export const scheduleRoomParams = z.object({ examRoomId: z.uuid() });

export const personOfSchedule = z.object({ id: z.uuid(), name: z.string() });
export const candidateOfSchedule = personOfSchedule.extend({ candidateNumber: z.string() });

export const unplacedView = z.object({ candidates: candidateOfSchedule.array() });
export type ScheduleCandidateView = z.output<typeof candidateOfSchedule>;

export const scheduledSittingView = z.object({
  id: z.uuid(),
  version: z.int().nonnegative(),
  status: sittingStatus,
  candidate: candidateOfSchedule,
  /** Place in the order of the room, from 1. */
  position: z.int().positive(),
  /** An estimate from the session length and the breaks. */
  expectedAt: z.iso.datetime(),
  /** False once the candidate is waiting, in the room, or done. */
  movable: z.boolean(),
});
export type ScheduledSittingView = z.output<typeof scheduledSittingView>;

export const scheduledStaffView = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: roomRole,
});
export type ScheduledStaffView = z.output<typeof scheduledStaffView>;

export const scheduleRoomView = z.object({
  id: z.uuid(),
  name: z.string(),
  status: examRoomStatus,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** The same in the school's zone. */
  date: scheduleDate,
  startTime: wallClock,
  endTime: wallClock,
  sessionMinutes: z.int().positive(),
  breaks: breakRule,
  exam: examOfSchedule,
  sittings: scheduledSittingView.array(),
  staff: scheduledStaffView.array(),
  /** Nothing has happened in it: it may be deleted and planned anew. */
  untouched: z.boolean(),
});
export type ScheduleRoomView = z.output<typeof scheduleRoomView>;

/**
 * What is wrong with a schedule, though nothing refuses it. Rooms and people outside of the reader's
 * college have no name here.
 */
export const scheduleWarning = z.discriminatedUnion('kind', [
  /** A teacher in two rooms at overlapping times. */
  z.object({
    kind: z.literal('staffClash'),
    examRoomId: z.uuid(),
    person: personOfSchedule,
    /** Null for a room of another college. */
    otherRoom: z.object({ id: z.uuid(), name: z.string(), examName: z.string() }).nullable(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  /** A candidate in two exams at overlapping times. */
  z.object({
    kind: z.literal('candidateClash'),
    examRoomId: z.uuid(),
    person: personOfSchedule,
    otherRoom: z.object({ id: z.uuid(), name: z.string(), examName: z.string() }).nullable(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  /** Relatives in one room. */
  z.object({
    kind: z.literal('recusal'),
    examRoomId: z.uuid(),
    person: personOfSchedule,
    candidate: personOfSchedule,
    reason: z.string(),
  }),
  z.object({ kind: z.literal('noMainExaminer'), examRoomId: z.uuid() }),
  /** The last candidate's session ends so many minutes after the room. */
  z.object({ kind: z.literal('tooFull'), examRoomId: z.uuid(), minutes: z.int().positive() }),
]);
export type ScheduleWarning = z.output<typeof scheduleWarning>;

/** A room that a candidate may be moved to, on any day. */
export const examRoomOptionView = z.object({
  id: z.uuid(),
  name: z.string(),
  date: scheduleDate,
  startTime: wallClock,
  endTime: wallClock,
  candidates: z.int().nonnegative(),
  /** Sessions that fit in before the end; null where all sit at the same time. */
  free: z.int().nonnegative().nullable(),
});
export type ExamRoomOptionView = z.output<typeof examRoomOptionView>;
export const examRoomOptionsView = z.object({ rooms: examRoomOptionView.array() });

export const scheduleQuery = z.object({
  /** Left out: all exams of the reader's scope. */
  examId: z.uuid().optional(),
  /** Left out: the first day from today on that has rooms, else the last. */
  date: scheduleDate.optional(),
});
export type ScheduleQuery = z.output<typeof scheduleQuery>;
export const scheduleBoardView = z.object({
  days: z.object({ date: scheduleDate, rooms: z.int(), warnings: z.int() }).array(),
  /** The day that is shown; null when there is none. */
  date: scheduleDate.nullable(),
  rooms: scheduleRoomView.array(),
  /** Of the rooms that are shown. */
  warnings: scheduleWarning.array(),
});
export type ScheduleBoardView = z.output<typeof scheduleBoardView>;

export const scheduleSearchQuery = z.object({
  search: z.string().trim().min(1).max(50),
  examId: z.uuid().optional(),
});
/** Where a candidate is in the schedule. */
export const scheduleMatchView = z.object({
  candidate: candidateOfSchedule,
  examRoomId: z.uuid(),
  roomName: z.string(),
  examName: z.string(),
  date: scheduleDate,
  expectedAt: z.iso.datetime(),
});
export type ScheduleMatchView = z.output<typeof scheduleMatchView>;
export const scheduleMatchesView = z.object({ matches: scheduleMatchView.array() });
