import type { StaffStep, StaffStepRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { authorize } from '../../platform/policy/decision.ts';
import { canTakeStep, pathOf } from '../sitting-policy.ts';
import type { Sitting } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';
import { requireNotEnded, requireOpen, takeSteps } from './take-steps.ts';

/**
 * Takes a sitting through a step that the staff of its room decides. Rejects with ForbiddenError,
 * NotFoundError, and ConflictError: `sitting-moved` when it is no longer as the examiner saw it,
 * `sitting-step`, `reason-required`, `examiner-busy`, `exam-room-not-open`, `exam-room-ended`.
 */
export type TakeStaffStep = (
  actor: Actor,
  ids: { readonly examRoomId: string; readonly sittingId: string },
  request: StaffStepRequest,
) => Promise<Sitting>;

const needOpenRoom: ReadonlySet<StaffStep> = new Set(['invite', 'finish', 'sendBack']);

/** Builds the step of a staff member. */
export function createTakeStaffStep(dependencies: CommandDependencies): TakeStaffStep {
  const { sequelize, rooms, sittings } = dependencies;
  return async (actor, { examRoomId, sittingId }, { step, version, reason }) => {
    authorize(canTakeStep(actor, examRoomId, step));
    return inTransaction(sequelize, async () => {
      const room = await rooms.lock(actor.schoolId, examRoomId);
      if (needOpenRoom.has(step)) requireOpen(room);
      else requireNotEnded(room);

      const sitting = await sittings.getIn(actor.schoolId, examRoomId, sittingId);
      if (sitting.version !== version) {
        throw new ConflictError('sitting-moved', `seen ${version}, is ${sitting.version}`);
      }
      if (step === 'startTalk' && (await sittings.talkOf(actor.personId))) {
        throw new ConflictError('examiner-busy', 'talks with somebody already');
      }
      const cause = { by: actor.personId, at: await databaseNow(sequelize), why: reason };
      return takeSteps(dependencies, room, sitting, pathOf(sitting, step), cause);
    });
  };
}
