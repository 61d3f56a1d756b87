import * as z from 'zod';

import {
  candidateOfSchedule,
  endsLater,
  orderedBreaks,
  personOfSchedule,
  scheduleDate,
  wallClock,
} from './schedule.ts';
import { roomRole } from './schools.ts';

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

/** A draw whose result a change by hand would leave. */
export const drawnOrderView = z.object({
  drawId: z.uuid(),
  number: z.int().positive(),
  /** Null for a draw of the whole exam. */
  roomName: z.string().nullable(),
});
export type DrawnOrderView = z.output<typeof drawnOrderView>;
/** That results which were drawn in public are left, and why; 409 drawn-order-confirmation names them. */
export const drawnOrderChange = z.object({
  draws: z.uuid().array().min(1).max(500),
  reason: z.string().trim().min(1).max(500),
});
export type DrawnOrderChange = z.output<typeof drawnOrderChange>;
const drawnOrder = drawnOrderChange.nullable().default(null);

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
  drawnOrder,
});
export type MoveRequest = z.output<typeof moveRequest>;
/** What takes the moves back. */
export const movedView = z.object({ undo: sittingMove.array() });
export type MovedView = z.output<typeof movedView>;

export const placeRequest = z.object({ candidateIds: z.uuid().array().min(1).max(200) });
export const unplaceRequest = z.object({
  sittings: sittingMove.pick({ sittingId: true, version: true }).array().min(1).max(200),
  drawnOrder,
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
