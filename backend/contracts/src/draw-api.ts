import * as z from 'zod';

import {
  drawKind,
  drawNonce,
  drawRecord,
  drawText,
  MOST_MEMBERS,
  type DrawKind,
} from './draw-record.ts';
import { examRoomStatus } from './exam-room.ts';
import { roomRole } from './schools.ts';

export const drawParams = z.object({ drawId: z.uuid() });

export const drawStatus = z.enum(['committed', 'revealed', 'voided']);
export type DrawStatus = z.output<typeof drawStatus>;

/** Why a draw cannot be applied to the exam as it stands; a code of the problems, too. */
export const drawObstacle = z.enum([
  'draw-candidates-called',
  'draw-candidates-waiting',
  'draw-room-open',
  'draw-recusals',
  'draw-list-changed',
]);
export type DrawObstacle = z.output<typeof drawObstacle>;

/** One of the draws of the same thing. */
export const drawOfSeries = z.object({
  id: z.uuid(),
  number: z.int().positive(),
  status: drawStatus,
  committedAt: z.iso.datetime(),
});
export type DrawOfSeries = z.output<typeof drawOfSeries>;

// ── For everybody ──

/** What anyone may see of a draw. */
export const publicDrawView = z.strictObject({
  record: drawRecord,
  /** Those that are in so far, in order. */
  nonces: drawNonce.array(),
  /** All draws of the same thing, this one among them, by number. */
  series: drawOfSeries.array(),
  /** When the result was left by hand afterwards, the first first. */
  changes: z.object({ at: z.iso.datetime() }).array(),
});
export type PublicDrawView = z.output<typeof publicDrawView>;

// ── For who holds draws ──

export const drawSummaryView = drawOfSeries.extend({
  kind: drawKind,
  examName: z.string(),
  roomName: z.string().nullable(),
  isRehearsal: z.boolean(),
  closedAt: z.iso.datetime().nullable(),
});
export type DrawSummaryView = z.output<typeof drawSummaryView>;
/** Newest first, at most 500. */
export const drawSummariesView = z.object({ draws: drawSummaryView.array() });
export type DrawSummariesView = z.output<typeof drawSummariesView>;

/** Exams for which something can be drawn. */
export const drawExamsView = z.object({
  exams: z
    .object({
      id: z.uuid(),
      name: z.string(),
      isRehearsal: z.boolean(),
      rooms: z
        .object({ id: z.uuid(), name: z.string(), candidates: z.int().nonnegative() })
        .array(),
    })
    .array(),
});
export type DrawExamsView = z.output<typeof drawExamsView>;
export type DrawExam = DrawExamsView['exams'][number];

export const drawSubjectQuery = z.object({
  kind: drawKind,
  examId: z.uuid(),
  /** Left out for the whole exam. */
  examRoomId: z.uuid().optional(),
});

/** What would be drawn, before anything is frozen. */
export const drawSubjectView = z.object({
  rooms: z
    .object({
      id: z.uuid(),
      name: z.string(),
      status: examRoomStatus,
      startsAt: z.iso.datetime(),
      candidates: z.int().nonnegative(),
    })
    .array(),
  /** As they will be published. */
  candidates: z.object({ number: z.string(), name: z.string() }).array(),
  /** Staff for a pool, with their names as only admins see them; for draws of panels alone. */
  staff: z
    .object({
      personId: z.uuid(),
      name: z.string(),
      unit: z.string().nullable(),
      /** Rooms of this draw during which they are in another room already. */
      busyDuring: z.uuid().array(),
      /** Rooms with a candidate from whom they are recused; a draw never puts them there. */
      recusedFrom: z.uuid().array(),
    })
    .array(),
  /** The number that the draw will have; a reason is needed from 2 on. */
  number: z.int().positive(),
  /** A draw of the same thing that is committed and not closed. */
  openDrawId: z.uuid().nullable(),
  /** Who must not examine whom, though a drawn order could bring them together. */
  recusals: z
    .object({
      roomName: z.string(),
      staffName: z.string(),
      /** As they will be published. */
      candidate: z.object({ number: z.string(), name: z.string() }),
    })
    .array(),
  obstacle: drawObstacle.nullable(),
});
export type DrawSubjectView = z.output<typeof drawSubjectView>;

const subject = {
  examId: z.uuid(),
  /** Null for the whole exam. */
  examRoomId: z.uuid().nullable(),
  redrawReason: z.string().trim().min(1).max(500).pipe(drawText(500)).nullable().default(null),
};
const label = z.string().trim().pipe(drawText(100));

/** Freezes the list, and commits to a new seed. */
export const commitDrawRequest = z.discriminatedUnion('kind', [
  z.object({ ...subject, kind: z.literal('candidateOrder') }),
  z.object({
    ...subject,
    kind: z.literal('panelMembers'),
    pool: z
      .object({ personId: z.uuid(), roles: roomRole.array().min(1) })
      .array()
      .min(1)
      .max(MOST_MEMBERS),
    rooms: z
      .object({
        examRoomId: z.uuid(),
        seats: z
          .object({ role: roomRole, count: z.int().positive().max(20) })
          .array()
          .min(1),
        recused: z.uuid().array().max(MOST_MEMBERS),
      })
      .array()
      .min(1)
      .max(100),
  }),
  z.object({
    ...subject,
    kind: z.literal('questionSets'),
    sets: label.array().min(1).max(500),
    /** To whom or what the sets are given. */
    per: z.enum(['candidate', 'examRoom']),
  }),
]);
export type CommitDrawRequest = z.output<typeof commitDrawRequest>;
export type CommitDrawRequestOf<Kind extends DrawKind> = Extract<CommitDrawRequest, { kind: Kind }>;

export const addNonceRequest = z.object({
  by: z.string().trim().pipe(drawText(40)),
  text: z.string().trim().pipe(drawText(100)),
});
export type AddNonceRequest = z.output<typeof addNonceRequest>;

export const revealDrawRequest = z.object({
  /** How many nonces were there when the button was pressed; more answer 409 draw-nonces-changed. */
  nonces: z.int().nonnegative(),
});

export const voidDrawRequest = z.object({
  reason: z.string().trim().pipe(drawText(500)),
});

/** A draw as those see it who hold it. */
export const drawView = publicDrawView.extend({
  examId: z.uuid(),
  examRoomId: z.uuid().nullable(),
  /** Names of staff. */
  committedBy: z.string(),
  closedBy: z.string().nullable(),
  /** Why it could not be revealed now; null where nothing stands against it. */
  obstacle: drawObstacle.nullable(),
  can: z.object({ addNonce: z.boolean(), reveal: z.boolean(), void: z.boolean() }),
});
export type DrawView = z.output<typeof drawView>;
