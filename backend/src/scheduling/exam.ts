import {
  examFlow,
  flowFor,
  type ExamFlow,
  type ExamKind,
  type ExamStatus,
  type ExamStep,
} from '@exam/contracts';

import { ConflictError } from '../platform/errors/app-error.ts';

/** One examination of a school: a kind, a flow, rooms. */
export interface Exam {
  readonly id: string;
  readonly schoolId: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly name: string;
  readonly kind: ExamKind;
  readonly isRehearsal: boolean;
  readonly status: ExamStatus;
  readonly flow: ExamFlow;
  /** Number of changes so far. */
  readonly version: number;
  readonly createdAt: Date;
  /** Null for what never was published. */
  readonly publishedAt: Date | null;
  /** The last change; null for exams that are older than this account of it. */
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** Reads the flow as the table keeps it. Throws ZodError for what no release ever wrote. */
export function parseExamFlow(kind: ExamKind, json: string): ExamFlow {
  return flowFor(kind, examFlow.parse(JSON.parse(json)));
}

const steps = {
  publish: { from: ['draft'], to: 'published' },
  withdraw: { from: ['published'], to: 'draft' },
  archive: { from: ['draft', 'published'], to: 'archived' },
  restore: { from: ['archived'], to: 'published' },
} as const satisfies Record<ExamStep, { from: readonly ExamStatus[]; to: ExamStatus }>;

/** Whether an exam has such a step where it stands. */
export function hasExamStep({ status }: Pick<Exam, 'status'>, step: ExamStep): boolean {
  const from: readonly ExamStatus[] = steps[step].from;
  return from.includes(status);
}

/**
 * Takes one step at `at`. An exam that was put away before it ever was published is a draft again.
 * Throws ConflictError when the exam has no such step.
 */
export function takeExamStep(exam: Exam, step: ExamStep, at: Date): Exam {
  if (!hasExamStep(exam, step)) throw new ConflictError('exam-step', `${step}: ${exam.status}`);
  const status = step === 'restore' && !exam.publishedAt ? 'draft' : steps[step].to;
  const publishedAt = step === 'publish' ? (exam.publishedAt ?? at) : exam.publishedAt;
  return { ...exam, status, publishedAt: step === 'withdraw' ? null : publishedAt };
}
