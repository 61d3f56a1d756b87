import * as z from 'zod';

import { roomRole } from './schools.ts';

/** Name and version of the format and the algorithm; `docs/draws.md` specifies both. */
export const DRAW_FORMAT = 'exam-draw/1';

export const drawKind = z.enum(['candidateOrder', 'panelMembers', 'questionSets']);
export type DrawKind = z.output<typeof drawKind>;

/** At most so many candidates, and targets of question sets, in one draw. */
export const MOST_CANDIDATES = 5_000;
/** At most so many people in a pool, and seats to be drawn from it. */
export const MOST_MEMBERS = 500;

/** Text that has exactly one encoding: half of a surrogate pair has none. */
export const drawText = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !/\p{Surrogate}/u.test(text), 'is not well-formed Unicode');

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().positive().max(MOST_CANDIDATES);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const roomName = drawText(100);
/** As the school publishes it: with all but the ends of the name hidden. */
const shownName = drawText(100);

/** The frozen list of a candidate order: who, and how many of them each exam room takes. */
export const candidateOrderList = z.strictObject({
  rooms: z.strictObject({ name: roomName, places: count }).array().min(1).max(500),
  /** In ascending order of the candidate number. */
  candidates: z
    .strictObject({ number: drawText(40), name: shownName })
    .array()
    .min(1)
    .max(MOST_CANDIDATES),
});
export type CandidateOrderList = z.output<typeof candidateOrderList>;

const memberNumber = z.int().positive().max(MOST_MEMBERS);
/** The frozen list of a draw of panels: who is in the pool, and what each exam room needs. */
export const panelMembersList = z.strictObject({
  pool: z
    .strictObject({
      /** Place in this list, from 1. */
      number: memberNumber,
      name: shownName,
      /** The college; null for staff of the whole school. */
      unit: drawText(100).nullable(),
      /** What this person may be drawn for. */
      roles: roomRole.array().min(1),
    })
    .array()
    .min(1)
    .max(MOST_MEMBERS),
  rooms: z
    .strictObject({
      name: roomName,
      seats: z
        .strictObject({ role: roomRole, count: z.int().positive().max(20) })
        .array()
        .min(1),
      /** Numbers of those who must not sit here. */
      recused: memberNumber.array(),
    })
    .array()
    .min(1)
    .max(100),
});
export type PanelMembersList = z.output<typeof panelMembersList>;

/** The frozen list of a draw of question sets: the sets, and who or what gets one. */
export const questionSetsList = z.strictObject({
  sets: drawText(100).array().min(1).max(500),
  targets: z
    .strictObject({
      /** A candidate number, or the name of an exam room. */
      label: drawText(100),
      /** Of a candidate; null for an exam room. */
      name: shownName.nullable(),
    })
    .array()
    .min(1)
    .max(MOST_CANDIDATES),
});
export type QuestionSetsList = z.output<typeof questionSetsList>;

const announced = {
  format: z.literal(DRAW_FORMAT),
  id: z.uuid(),
  school: drawText(100),
  exam: drawText(100),
  /** The one exam room that is drawn for; null for the exam. */
  room: roomName.nullable(),
  rehearsal: z.boolean(),
  /** 1 for the first draw of a thing; a redraw counts on. */
  number: z.int().positive(),
  /** Why it was drawn again; null for the first draw. */
  redrawReason: drawText(500).nullable(),
  committedAt: instant,
};
/** Everything that is published before the draw. */
export const drawAnnouncement = z.discriminatedUnion('kind', [
  z.strictObject({ ...announced, kind: z.literal('candidateOrder'), list: candidateOrderList }),
  z.strictObject({ ...announced, kind: z.literal('panelMembers'), list: panelMembersList }),
  z.strictObject({ ...announced, kind: z.literal('questionSets'), list: questionSetsList }),
]);
export type DrawAnnouncement = z.output<typeof drawAnnouncement>;

/** What a person in the room put in, and who that was: a function, not a name. */
export const drawNonce = z.strictObject({ by: drawText(40), text: drawText(100) });
export type DrawNonce = z.output<typeof drawNonce>;
/** At most so many nonces in one draw. */
export const MOST_NONCES = 50;

const candidateOrderResult = z.strictObject({
  order: z.strictObject({ room: roomName, candidates: drawText(40).array() }).array(),
});
export type CandidateOrderResult = z.output<typeof candidateOrderResult>;
const panelMembersResult = z.strictObject({
  panels: z
    .strictObject({
      room: roomName,
      seats: z.strictObject({ role: roomRole, member: memberNumber }).array(),
    })
    .array(),
});
export type PanelMembersResult = z.output<typeof panelMembersResult>;
const questionSetsResult = z.strictObject({
  assigned: z.strictObject({ target: drawText(100), set: drawText(100) }).array(),
});
export type QuestionSetsResult = z.output<typeof questionSetsResult>;

export const drawResult = z.union([candidateOrderResult, panelMembersResult, questionSetsResult]);
export type DrawResult = z.output<typeof drawResult>;

/** How a draw ended. A voided one gives its seed away too, so that all can see what was voided. */
export const drawOutcome = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('revealed'),
    at: instant,
    seed: hash,
    nonces: drawNonce.array().min(1).max(MOST_NONCES),
    combinedSeed: hash,
    result: drawResult,
  }),
  z.strictObject({
    status: z.literal('voided'),
    at: instant,
    reason: drawText(500),
    seed: hash,
    nonces: drawNonce.array().max(MOST_NONCES),
  }),
]);
export type DrawOutcome = z.output<typeof drawOutcome>;

/** What the school publishes of a draw. `outcome` is null until it is revealed or voided. */
export const drawRecord = z.strictObject({
  announcement: drawAnnouncement,
  commitment: hash,
  outcome: drawOutcome.nullable(),
  /** Of all the rest of this record. */
  digest: hash,
});
export type DrawRecord = z.output<typeof drawRecord>;
