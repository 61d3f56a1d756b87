import { createHash } from 'node:crypto';

import { examProblems, flowFor, type ExamUpdate, type FlowImpact } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, InvalidRequestError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { flowImpactOf } from '../flow-impact.ts';
import type { RoomOfExam } from '../exam-store.ts';
import type { Exam } from '../exam.ts';
import type { ExamDependencies } from './dependencies.ts';
import { auditFacts, requireMajor, requireVersion } from './exam-support.ts';

/**
 * Changes an exam. Rejects with NotFoundError outside of the scope; with ConflictError
 * `exam-changed` for an older version, `exam-scheduled` for another kind or major once there are
 * rooms, `exam-step` for an archived exam, and `exam-flow-confirmation` with the `flowImpact` that
 * is to be confirmed; with InvalidRequestError `exam-incomplete` for what may not be published.
 */
export type ChangeExam = (actor: Actor, examId: string, update: ExamUpdate) => Promise<Exam>;

/** Builds the command. */
export function createChangeExam(dependencies: ExamDependencies): ChangeExam {
  const { sequelize, exams, sittings, recordAudit, tellRooms } = dependencies;

  const requireConfirmation = async (
    old: Exam,
    next: Exam,
    rooms: readonly RoomOfExam[],
    confirmation: string | null,
  ) => {
    const progress = await sittings.progressOf(rooms.map(({ id }) => id));
    const impact = flowImpactOf(old.flow, next.flow, progress);
    if (impact.started === 0 || impact.settings.length === 0) return;
    const flowImpact = { ...impact, token: tokenOf(old, next, impact) };
    if (confirmation === flowImpact.token) return;
    throw new ConflictError('exam-flow-confirmation', old.id, { flowImpact });
  };

  return (actor, examId, update) =>
    inTransaction(sequelize, async () => {
      const scope = administrationScope(actor);
      const old = await exams.lock(scope, examId);
      await requireVersion(dependencies, old, update.version);
      if (old.status === 'archived') throw new ConflictError('exam-step', 'archived');
      // Nobody moves in the rooms while we count who has done what.
      const rooms = await exams.lockRoomsOf(examId);
      requireFreeToMove(old, update, rooms);
      const major = await requireMajor(dependencies, scope, update.majorId);
      const { kind, name } = update;
      const place = { majorId: major.id, collegeId: major.collegeId };
      const wanted = { ...old, kind, name, ...place, flow: flowFor(kind, update.flow) };
      const next = await withPledgeVersion(dependencies, wanted);
      if (Object.keys(auditFacts(next, old)).length === 0) return old;
      if (next.status === 'published') requireComplete(next);
      await requireConfirmation(old, next, rooms, update.confirmation);

      const changed = await saveChange(dependencies, actor, next);
      const flowToo = 'flow' in auditFacts(next, old);
      await recordAudit({
        action: flowToo ? 'exam.flow-changed' : 'exam.changed',
        subject: { kind: 'exam', id: examId, name },
        before: auditFacts(old, next),
        after: auditFacts(next, old),
      });
      if (next.status === 'published') await tellRooms(rooms);
      return changed;
    });
}

/** Saves a locked exam as the next version. */
export async function saveChange(
  { sequelize, exams }: ExamDependencies,
  { personId }: Actor,
  exam: Exam,
): Promise<Exam> {
  const changedAt = await databaseNow(sequelize);
  const next = { ...exam, version: exam.version + 1, changedAt, changedBy: personId };
  await exams.save(next);
  return next;
}

/** Throws InvalidRequestError that names everything that is missing. */
export function requireComplete({ id, kind, flow }: Exam): void {
  const fields = examProblems(kind, flow).map(({ path, code }) => ({ path, message: code }));
  if (fields.length > 0) throw new InvalidRequestError('exam-incomplete', id, { fields });
}

/** The pledge gets the version of its text: another than the one that candidates could read, the next. */
export async function withPledgeVersion({ exams }: ExamDependencies, exam: Exam): Promise<Exam> {
  const { pledge } = exam.flow;
  if (!pledge) return exam;
  const shown = (await exams.pledgesOf(exam.id)).at(-1);
  const version = shown ? shown.version + (shown.text === pledge.text ? 0 : 1) : 1;
  return { ...exam, flow: { ...exam.flow, pledge: { ...pledge, version } } };
}

function requireFreeToMove(
  { kind, majorId }: Exam,
  update: ExamUpdate,
  rooms: readonly unknown[],
): void {
  if (rooms.length === 0) return;
  const fields = [
    ...(kind === update.kind ? [] : [{ path: '/kind', message: 'exam-scheduled' }]),
    ...(majorId === update.majorId ? [] : [{ path: '/majorId', message: 'exam-scheduled' }]),
  ];
  if (fields.length > 0) throw new ConflictError('exam-scheduled', 'has rooms', { fields });
}

/** Another for every other change, and for whatever else happened meanwhile. */
function tokenOf({ id, version }: Exam, { flow }: Exam, impact: Omit<FlowImpact, 'token'>): string {
  const text = JSON.stringify([id, version, flow, impact]);
  return createHash('sha256').update(text).digest('hex');
}
