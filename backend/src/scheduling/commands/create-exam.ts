import { randomUUID } from 'node:crypto';

import { flowFor, type ExamCopy, type ExamCreation, type ExamFlow } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope, type Major } from '../../schools/index.ts';
import type { Exam } from '../exam.ts';
import type { ExamDependencies } from './dependencies.ts';
import { auditFacts, requireMajor } from './exam-support.ts';

/** Both reject with NotFoundError for majors and exams outside of the actor's scope. */
export interface CreateExamCommands {
  /** A draft with the defaults of its kind. */
  readonly create: (actor: Actor, creation: ExamCreation) => Promise<Exam>;
  /** A draft with the flow of another exam; as a rehearsal it is one for good. */
  readonly copy: (actor: Actor, examId: string, copy: ExamCopy) => Promise<Exam>;
}

/** Builds the commands that make exams. */
export function createCreateExam(dependencies: ExamDependencies): CreateExamCommands {
  const { sequelize, exams, recordAudit } = dependencies;

  const draft = async (
    actor: Actor,
    { name, kind, isRehearsal }: Pick<Exam, 'name' | 'kind' | 'isRehearsal'>,
    major: Major,
    flow: ExamFlow,
  ): Promise<Exam> => {
    const now = await databaseNow(sequelize);
    const exam: Exam = {
      ...{ id: randomUUID(), name, kind, isRehearsal, flow },
      ...{ schoolId: major.schoolId, collegeId: major.collegeId, majorId: major.id },
      ...{ status: 'draft', version: 0, publishedAt: null },
      ...{ createdAt: now, changedAt: now, changedBy: actor.personId },
    };
    await exams.create(exam);
    return exam;
  };

  return {
    create: (actor, { majorId, ...facts }) =>
      inTransaction(sequelize, async () => {
        const major = await requireMajor(dependencies, administrationScope(actor), majorId);
        const exam = await draft(actor, facts, major, flowFor(facts.kind));
        const subject = { kind: 'exam', id: exam.id, name: exam.name } as const;
        await recordAudit({ action: 'exam.created', subject, after: auditFacts(exam) });
        return exam;
      }),

    copy: (actor, examId, { majorId, ...facts }) =>
      inTransaction(sequelize, async () => {
        const scope = administrationScope(actor);
        const source = await exams.get(scope, examId);
        const major = await requireMajor(dependencies, scope, majorId);
        const { pledge } = source.flow;
        const flow = { ...source.flow, ...(pledge && { pledge: { ...pledge, version: 1 } }) };
        const exam = await draft(actor, { ...facts, kind: source.kind }, major, flow);
        const subject = { kind: 'exam', id: exam.id, name: exam.name } as const;
        const after = { ...auditFacts(exam), copyOf: source.id };
        await recordAudit({ action: 'exam.copied', subject, after });
        return exam;
      }),
  };
}
