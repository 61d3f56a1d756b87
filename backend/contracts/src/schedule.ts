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
const orderedBreaks = breakRule.refine(({ lunch }) => !lunch || lunch.from < lunch.to, {
  path: ['lunch', 'to'],
  error: 'must be after the beginning',
});

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

const personOfSchedule = z.object({ id: z.uuid(), name: z.string() });
const candidateOfSchedule = personOfSchedule.extend({ candidateNumber: z.string() });

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

// ── Planning rooms ──

export const planArrangement = z.discriminatedUnion('by', [
  z.object({ by: z.literal('roomSize'), size: z.int().min(1).max(200) }),
  z.object({ by: z.literal('roomCount'), count: z.int().min(1).max(300) }),
]);
export type PlanArrangement = z.output<typeof planArrangement>;

const planFields = {
  /** Null: everybody of the major who has no place in this exam. */
  candidateIds: z.uuid().array().min(1).max(5_000).nullable(),
  /** Rooms in which nothing has happened are planned anew, with their candidates. */
  replaceUntouched: z.boolean(),
  arrangement: planArrangement,
  dates: scheduleDate.array().min(1).max(60),
  startTime: wallClock,
  endTime: wallClock,
  sessionMinutes: z.int().min(1).max(480),
  breaks: orderedBreaks,
  parallelRooms: z.int().min(1).max(100),
  changeoverMinutes: z.int().min(0).max(240),
  /** With {n} where the number of the room goes. */
  namePattern: z.string().trim().min(3).max(80).includes('{n}'),
};
const endsLater = {
  path: ['endTime'],
  error: 'must be after the beginning',
};
export const planRequest = z
  .object(planFields)
  .refine(({ startTime, endTime }) => startTime < endTime, endsLater);
export type PlanRequest = z.output<typeof planRequest>;

/** The plan that was seen; another one answers 409 schedule-changed. */
export const generateRequest = z
  .object({ ...planFields, fingerprint: z.string().length(64) })
  .refine(({ startTime, endTime }) => startTime < endTime, endsLater);
export type GenerateRequest = z.output<typeof generateRequest>;

/** `unplaced` candidates have no place in the plan. */
export const planProblem = z.object({
  code: z.enum(['nobody', 'tooFewDates', 'roomTooLong']),
  unplaced: z.int().nonnegative(),
});
export type PlanProblem = z.output<typeof planProblem>;

export const planView = z.object({
  rooms: z
    .object({
      name: z.string(),
      date: scheduleDate,
      startTime: wallClock,
      endTime: wallClock,
      candidates: candidateOfSchedule.extend({ expectedAt: z.iso.datetime() }).array(),
    })
    .array(),
  /** Rooms that go, and how many people of their staff must be given a room again. */
  replaced: z.object({ rooms: z.int(), staff: z.int() }),
  problem: planProblem.nullable(),
  /** Candidates who are in another exam at the same time. */
  clashes: z
    .object({
      candidate: personOfSchedule,
      roomName: z.string(),
      otherExamName: z.string().nullable(),
    })
    .array(),
  fingerprint: z.string(),
});
export type PlanView = z.output<typeof planView>;

// ── Changing the schedule by hand ──

const roomTimes = {
  name: z.string().trim().min(1).max(100),
  date: scheduleDate,
  startTime: wallClock,
  endTime: wallClock,
  sessionMinutes: z.int().min(1).max(480),
  breaks: orderedBreaks,
};
export const addRoomRequest = z
  .object({ examId: z.uuid(), ...roomTimes })
  .refine(({ startTime, endTime }) => startTime < endTime, endsLater);
export type AddRoomRequest = z.output<typeof addRoomRequest>;
export const changeRoomRequest = z
  .object(roomTimes)
  .refine(({ startTime, endTime }) => startTime < endTime, endsLater);
export type ChangeRoomRequest = z.output<typeof changeRoomRequest>;
export const roomIdView = z.object({ examRoomId: z.uuid() });

/** One candidate's new place; position null is the end of the room. */
export const sittingMove = z.object({
  sittingId: z.uuid(),
  /** The version that was seen; another one answers 409 sitting-moved. */
  version: z.int().nonnegative(),
  examRoomId: z.uuid(),
  position: z.int().min(1).max(1_000).nullable(),
});
export type SittingMove = z.output<typeof sittingMove>;
const eachOnce = (moves: readonly { readonly sittingId: string }[]) =>
  new Set(moves.map(({ sittingId }) => sittingId)).size === moves.length;
/** Carried out in this order, all or none; each sitting once. */
export const moveRequest = z.object({
  moves: sittingMove.array().min(1).max(200).refine(eachOnce, { error: 'each sitting once' }),
});
export type MoveRequest = z.output<typeof moveRequest>;
/** What takes the moves back. */
export const movedView = z.object({ undo: sittingMove.array() });
export type MovedView = z.output<typeof movedView>;

export const placeRequest = z.object({ candidateIds: z.uuid().array().min(1).max(200) });
export const unplaceRequest = z.object({
  sittings: sittingMove.pick({ sittingId: true, version: true }).array().min(1).max(200),
});
export type UnplaceRequest = z.output<typeof unplaceRequest>;

export const staffChange = z.object({
  examRoomId: z.uuid(),
  personId: z.uuid(),
  role: roomRole,
  assigned: z.boolean(),
});
export type StaffChange = z.output<typeof staffChange>;
export const staffChangesRequest = z.object({ changes: staffChange.array().min(1).max(200) });
/** What takes the changes back; none where nothing changed. */
export const staffChangedView = z.object({ undo: staffChange.array() });
export type StaffChangesRequest = z.output<typeof staffChangesRequest>;

/** Somebody who can be given a room. */
export const scheduleStaffView = personOfSchedule.extend({
  collegeName: z.string().nullable(),
  /** Rooms that this person has on the day that is asked for. */
  rooms: z.int().nonnegative(),
});
export type ScheduleStaffView = z.output<typeof scheduleStaffView>;
export const scheduleStaffQuery = z.object({ date: scheduleDate.optional() });
export const scheduleStaffListView = z.object({ staff: scheduleStaffView.array() });

// ── Recusals ──

export const recusalRequest = z.object({
  staffId: z.uuid(),
  candidateId: z.uuid(),
  reason: z.string().trim().min(1).max(200),
});
export type RecusalRequest = z.output<typeof recusalRequest>;
export const recusalParams = z.object({ recusalId: z.uuid() });
export const recusalView = z.object({
  id: z.uuid(),
  staff: personOfSchedule,
  candidate: candidateOfSchedule,
  reason: z.string(),
  createdAt: z.iso.datetime(),
});
export type RecusalView = z.output<typeof recusalView>;
export const recusalsView = z.object({ recusals: recusalView.array() });
export const candidateSearchView = z.object({ candidates: candidateOfSchedule.array() });
