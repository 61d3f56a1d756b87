import type { ExamSummaryView, ExamView } from '@exam/contracts';

import type { College, Major } from '../schools/index.ts';
import type { RoomOfExam } from './exam-store.ts';
import { hasExamStep, type Exam } from './exam.ts';

/** An exam, and what stands around it. */
export interface ExamFacts {
  readonly exam: Exam;
  readonly college: College;
  readonly major: Major;
  /** The earliest first. */
  readonly rooms: readonly RoomOfExam[];
  readonly sittings: number;
  readonly started: number;
  readonly changedByName: string | null;
}

/** A line of the list of exams. */
export function presentExamSummary(facts: ExamFacts): ExamSummaryView {
  const next = facts.rooms.find(({ status }) => status !== 'ended');
  return {
    ...presentFacts(facts),
    nextRoom: next ? { name: next.name, startsAt: next.startsAt.toISOString() } : null,
  };
}

/** A whole exam, with what may be done with it now. */
export function presentExamForAdmin(facts: ExamFacts): ExamView {
  const { exam, college } = facts;
  return {
    ...presentFacts(facts),
    flow: exam.flow,
    collegeContact: { name: college.contactName, phone: college.contactPhone },
  };
}

function presentFacts({ exam, college, major, rooms, ...facts }: ExamFacts) {
  const { id, kind, name, status, isRehearsal, changedAt } = exam;
  return {
    ...{ id, kind, name, status, isRehearsal },
    college: { id: college.id, name: college.name },
    major: { id: major.id, name: major.name },
    counts: { rooms: rooms.length, sittings: facts.sittings, started: facts.started },
    changed: changedAt && { at: changedAt.toISOString(), by: facts.changedByName },
    version: exam.version,
    can: presentCan(exam, rooms, facts.started),
  };
}

function presentCan(exam: Exam, rooms: readonly RoomOfExam[], started: number): ExamView['can'] {
  const running = rooms.some(({ status }) => status === 'open');
  return {
    edit: exam.status !== 'archived',
    changeKind: exam.status !== 'archived' && rooms.length === 0,
    delete: exam.status === 'draft' && rooms.length === 0,
    publish: hasExamStep(exam, 'publish'),
    withdraw: hasExamStep(exam, 'withdraw') && started === 0,
    archive: hasExamStep(exam, 'archive') && !running,
    restore: hasExamStep(exam, 'restore'),
  };
}
