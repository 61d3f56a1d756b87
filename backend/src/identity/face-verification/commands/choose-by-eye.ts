import type { ByEyeReason } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError } from '../../../platform/errors/app-error.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { lockRoomOf, requireFaceStep, requireNotEnded } from '../lock-sitting.ts';
import type { Closing } from './closing.ts';

/**
 * The candidate goes on as not verified, to be compared by eye. Rejects with NotFoundError, and with
 * ConflictError `face-step-required` for skipping a step that must be done, `face-session-closed`
 * while a challenge is being checked, `face-verification-off`, `face-verification-done`,
 * `exam-room-ended`.
 */
export type ChooseByEye = (actor: Actor, sittingId: string, reason: ByEyeReason) => Promise<void>;

export function createChooseByEye(
  dependencies: CommandDependencies,
  closing: Closing,
): ChooseByEye {
  const { sequelize, sessions, results, ownSitting } = dependencies;
  return async (actor, sittingId, reason) => {
    const { candidateId } = await ownSitting(actor, sittingId);
    await inTransaction(sequelize, async () => {
      const { schoolId } = actor;
      const room = await lockRoomOf(dependencies, schoolId, sittingId);
      requireNotEnded(room);
      if (requireFaceStep(room).required && reason === 'skipped') {
        throw new ConflictError('face-step-required', sittingId);
      }
      if (await results.find(sittingId)) {
        throw new ConflictError('face-verification-done', sittingId);
      }
      const now = await databaseNow(sequelize);
      const last = await sessions.newest(sittingId);
      if (last?.state === 'queued' || last?.state === 'checking') {
        throw new ConflictError('face-session-closed', last.id);
      }
      if (last?.state === 'open') await closing.abandon(last, now);
      await closing.conclude(
        {
          ...{ schoolId, sittingId, candidateId, reason, outcome: 'notVerified', at: now },
          triesUsed: last?.tryNumber ?? 0,
          cameraLabel: last?.cameraLabel ?? '',
          sessionId: last?.id ?? null,
          bestFrameKey: await sessions.newestFrame(sittingId),
        },
        candidateId,
      );
    });
  };
}
