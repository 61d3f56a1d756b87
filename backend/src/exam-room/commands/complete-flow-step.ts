import { flowSteps, type FlowStep } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import type { Cause, Sitting } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';
import { takeSteps } from './take-steps.ts';

/**
 * Notes a step of the flow that somebody else saw done: a reviewer, the pledge, the face check.
 * After the last step the sitting is checked in. `by`: who did it, null for the system. Joins the
 * caller's transaction, and locks the room. Rejects with NotFoundError.
 */
export type CompleteFlowStep = (
  schoolId: string,
  sittingId: string,
  step: FlowStep,
  by: string | null,
) => Promise<void>;

/** Whether a sitting has every step behind it that its exam puts before the waiting area. */
export async function hasFinishedFlow(
  { flows }: Pick<CommandDependencies, 'flows'>,
  room: ExamRoom,
  sitting: Sitting,
): Promise<boolean> {
  const progress = (await flows.progressOf([sitting])).get(sitting.id);
  return flowSteps(room.exam.flow).every(({ step }) => progress?.has(step));
}

/** The same for a sitting that was read with its room locked. */
export async function noteFlowStep(
  dependencies: CommandDependencies,
  { room, sitting }: { readonly room: ExamRoom; readonly sitting: Sitting },
  step: FlowStep,
  cause: Cause,
): Promise<void> {
  const { flows, events } = dependencies;
  await flows.complete(sitting.id, step, cause.at);
  await events.sittingNoted(room.id, sitting.id);
  if (sitting.status !== 'scheduled' || room.status === 'ended') return;
  if (await hasFinishedFlow(dependencies, room, sitting)) {
    await takeSteps(dependencies, room, sitting, ['checkIn'], cause);
  }
}

/** Builds the way in which other domains complete a step. */
export function createCompleteFlowStep(dependencies: CommandDependencies): CompleteFlowStep {
  const { sequelize, rooms, sittings } = dependencies;
  return async (schoolId, sittingId, step, by) => {
    const { examRoomId } = await sittings.get(schoolId, sittingId);
    await inTransaction(sequelize, async () => {
      const room = await rooms.lock(schoolId, examRoomId);
      const sitting = await sittings.get(schoolId, sittingId);
      const cause = { by, at: await databaseNow(sequelize), why: null };
      await noteFlowStep(dependencies, { room, sitting }, step, cause);
    });
  };
}
