import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { authorize } from '../../platform/policy/decision.ts';
import { canRunRoom } from '../sitting-policy.ts';
import type { Sitting } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';
import { requireOpen, takeSteps } from './take-steps.ts';

/**
 * Invites the first `ready` sitting of an exam room in the drawn order. Rejects with ForbiddenError,
 * with NotFoundError `nobody-ready`, and with ConflictError while the room is not open.
 */
export type CallNext = (actor: Actor, examRoomId: string) => Promise<Sitting>;

/** Builds `call next`. */
export function createCallNext(dependencies: CommandDependencies): CallNext {
  const { sequelize, rooms, sittings } = dependencies;
  return async (actor, examRoomId) => {
    // Before the transaction: whoever may not call must not be able to hold the lock either.
    authorize(canRunRoom(actor, examRoomId));
    return inTransaction(sequelize, async () => {
      // Examiners who click at once queue here: the second looks only when the first has committed.
      const room = await rooms.lock(actor.schoolId, examRoomId);
      requireOpen(room);
      const sitting = await sittings.firstReady(examRoomId);
      if (!sitting) throw new NotFoundError('nobody-ready', `nobody ready in ${examRoomId}`);
      const cause = { by: actor.personId, at: await databaseNow(sequelize), why: null };
      return takeSteps(dependencies, room, sitting, ['invite'], cause);
    });
  };
}
