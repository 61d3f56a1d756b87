import * as z from 'zod';

import { examFlow, flowSettings, type FlowSetting } from './exam-flow-settings.ts';
import { examKind, flowStep } from './exam-room.ts';

/** `draft`: nobody but admins sees it. `published`: its candidates and staff do. `archived`: put away. */
export const examStatus = z.enum(['draft', 'published', 'archived']);
export type ExamStatus = z.output<typeof examStatus>;

export const examParams = z.object({ examId: z.uuid() });

export const examsQuery = z.object({
  /** Part of the exam's or the major's name. */
  search: z.string().trim().max(100).default(''),
  kind: examKind.optional(),
  collegeId: z.uuid().optional(),
  /** Left out: all but the archived ones. */
  status: examStatus.optional(),
  /** From 0; a page has `EXAMS_PER_PAGE`. */
  page: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type ExamsQuery = z.output<typeof examsQuery>;
export const EXAMS_PER_PAGE = 50;

const name = z.string().trim().min(1).max(100);

export const examCreation = z.object({
  kind: examKind,
  name,
  majorId: z.uuid(),
  isRehearsal: z.boolean(),
});
export type ExamCreation = z.output<typeof examCreation>;

export const examUpdate = z.object({
  /** The version that the admin saw; an older one answers 409 exam-changed. */
  version: z.int().nonnegative(),
  kind: examKind,
  name,
  majorId: z.uuid(),
  flow: examFlow,
  /** The token of the `flowImpact` that the admin has read; null before any was asked. */
  confirmation: z.string().max(100).nullable().default(null),
});
export type ExamUpdate = z.output<typeof examUpdate>;

export const examCopy = z.object({ name, majorId: z.uuid(), isRehearsal: z.boolean() });
export type ExamCopy = z.output<typeof examCopy>;

/** `withdraw` takes back a publication, `restore` an archiving. */
export const examStep = z.enum(['publish', 'withdraw', 'archive', 'restore']);
export type ExamStep = z.output<typeof examStep>;
export const examStepRequest = z.object({ step: examStep, version: z.int().nonnegative() });

/** What a change of the flow means for candidates who have started. */
export const flowImpact = z.object({
  /** Sent back as `confirmation`; another change, or another candidate's step, makes a new one. */
  token: z.string(),
  /** Candidates who have begun, and all of the exam. */
  started: z.int().nonnegative(),
  sittings: z.int().nonnegative(),
  /** Steps before the waiting area that are asked for anew, in another way, or no more. */
  steps: z
    .object({
      step: flowStep,
      change: z.enum(['added', 'changed', 'removed']),
      /** Who has done it; that stays as it is. */
      done: z.int().nonnegative(),
      /** Who has still to do it before the waiting area. */
      todo: z.int().nonnegative(),
      /** Who is past that point without it, and is not asked again. */
      past: z.int().nonnegative(),
    })
    .array(),
  /** Every setting that changes. */
  settings: z.enum(flowSettings as [FlowSetting, ...FlowSetting[]]).array(),
});
export type FlowImpact = z.output<typeof flowImpact>;

const change = z.object({ at: z.iso.datetime(), by: z.string().nullable() });

const examFacts = {
  id: z.uuid(),
  kind: examKind,
  name: z.string(),
  status: examStatus,
  isRehearsal: z.boolean(),
  college: z.object({ id: z.uuid(), name: z.string() }),
  major: z.object({ id: z.uuid(), name: z.string() }),
  counts: z.object({
    rooms: z.int().nonnegative(),
    sittings: z.int().nonnegative(),
    /** Candidates who have begun. */
    started: z.int().nonnegative(),
  }),
  /** The last change, and who made it; null where that was before accounts of it were kept. */
  changed: change.nullable(),
  version: z.int().nonnegative(),
  can: z.object({
    edit: z.boolean(),
    /** Kind and major are fixed once there are rooms. */
    changeKind: z.boolean(),
    delete: z.boolean(),
    ...Object.fromEntries(examStep.options.map((step) => [step, z.boolean()])),
  } as { [K in 'edit' | 'changeKind' | 'delete' | ExamStep]: z.ZodBoolean }),
};

export const examSummaryView = z.object({
  ...examFacts,
  /** The first room that has not ended; null where there is none. */
  nextRoom: z.object({ name: z.string(), startsAt: z.iso.datetime() }).nullable(),
});
export type ExamSummaryView = z.output<typeof examSummaryView>;
export const examSummariesView = z.object({
  exams: examSummaryView.array(),
  /** Of all pages. */
  total: z.int().nonnegative(),
});
export type ExamSummariesView = z.output<typeof examSummariesView>;

export const examView = z.object({
  ...examFacts,
  flow: examFlow,
  /** For the preview: whom candidates call where the flow names nobody. */
  collegeContact: z.object({ name: z.string(), phone: z.string() }),
});
export type ExamView = z.output<typeof examView>;

/** The majors whose exams this admin may prepare. */
export const examMajorsView = z.object({
  majors: z
    .object({ id: z.uuid(), name: z.string(), collegeId: z.uuid(), collegeName: z.string() })
    .array(),
});
export type ExamMajorsView = z.output<typeof examMajorsView>;
export type ExamMajor = ExamMajorsView['majors'][number];
