import * as z from 'zod';

import {
  candidateOfSchedule,
  endsLater,
  orderedBreaks,
  personOfSchedule,
  scheduleDate,
  wallClock,
} from './schedule.ts';

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
