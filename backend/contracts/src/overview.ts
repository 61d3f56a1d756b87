import * as z from 'zod';

import { examKind, examRoomStatus, incidentKind } from './exam-room.ts';
import { roomRole } from './schools.ts';

export const overviewRoomView = z.object({
  id: z.uuid(),
  name: z.string(),
  status: examRoomStatus,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** From when on the waiting area may be entered. */
  waitingAreaOpensAt: z.iso.datetime(),
  exam: z.object({
    name: z.string(),
    kind: examKind,
    isRehearsal: z.boolean(),
    majorName: z.string(),
  }),
  collegeName: z.string(),
  mainExaminers: z.string().array(),
  /** Candidates by how far they are; absent ones are in `absent` alone. */
  candidates: z.int().nonnegative(),
  finished: z.int().nonnegative(),
  absent: z.int().nonnegative(),
  online: z.int().nonnegative(),
  /** They could be in the waiting area, and never were, and are not online. */
  missing: z.int().nonnegative(),
  /** They were in the waiting area or later, and are not online now. */
  offline: z.int().nonnegative(),
  /** Incidents of the day. */
  incidents: z.int().nonnegative(),
});
export type OverviewRoomView = z.output<typeof overviewRoomView>;

/** Something that somebody should look into. */
export const overviewConcern = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('candidateOffline'),
    examRoomId: z.uuid(),
    roomName: z.string(),
    personId: z.uuid(),
    personName: z.string(),
  }),
  z.object({
    kind: z.literal('candidatesMissing'),
    examRoomId: z.uuid(),
    roomName: z.string(),
    count: z.int().positive(),
    startsAt: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('staffOffline'),
    examRoomId: z.uuid(),
    roomName: z.string(),
    personName: z.string(),
    role: roomRole,
  }),
  z.object({
    kind: z.literal('incident'),
    examRoomId: z.uuid(),
    roomName: z.string(),
    personId: z.uuid(),
    personName: z.string(),
    incident: incidentKind,
    at: z.iso.datetime(),
  }),
]);
export type OverviewConcern = z.output<typeof overviewConcern>;

export const overviewView = z.object({
  at: z.iso.datetime(),
  counters: z.object({
    roomsOpen: z.int().nonnegative(),
    rooms: z.int().nonnegative(),
    online: z.int().nonnegative(),
    candidates: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    offline: z.int().nonnegative(),
  }),
  /** The troubled ones first, then those that are open, then by their time. */
  rooms: overviewRoomView.array(),
  /** The most urgent first. */
  concerns: overviewConcern.array(),
});
export type OverviewView = z.output<typeof overviewView>;

/** Pushed to the admins of a school. */
export const overviewEvents = {
  /** Something about the room is another now: fetch the overview again. */
  'overview.room-changed.v1': z.object({ examRoomId: z.uuid() }),
} as const;
