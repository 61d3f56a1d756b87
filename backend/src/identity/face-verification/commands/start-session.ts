import { randomBytes, randomInt, randomUUID } from 'node:crypto';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError } from '../../../platform/errors/app-error.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import { chooseActions } from '../../face/index.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { isLate, stepExpiry, type FaceSession } from '../face-session.ts';
import { lockRoomOf, requireFaceStep, requireNotEnded } from '../lock-sitting.ts';
import type { Closing } from './closing.ts';

/**
 * Begins a challenge, unless one is under way: whoever comes back goes on with the same, so that
 * nobody can choose among challenges. Who has no photo on file is done, and not verified.
 * Rejects with NotFoundError, and with ConflictError `face-verification-off`,
 * `face-verification-done`, `exam-room-ended`, or for want of consent.
 */
export type StartSession = (actor: Actor, sittingId: string, cameraLabel: string) => Promise<void>;

export function createStartSession(
  dependencies: CommandDependencies,
  closing: Closing,
): StartSession {
  const { sequelize, sessions, results, ownSitting, requireConsent, photoOnFile } = dependencies;
  return async (actor, sittingId, cameraLabel) => {
    const { candidateId } = await ownSitting(actor, sittingId);
    await requireConsent(candidateId);
    const photo = await photoOnFile({ candidateId, sittingId });
    await inTransaction(sequelize, async () => {
      const { schoolId } = actor;
      const room = await lockRoomOf(dependencies, schoolId, sittingId);
      requireNotEnded(room);
      requireFaceStep(room);
      if (await results.find(sittingId)) {
        throw new ConflictError('face-verification-done', sittingId);
      }
      const now = await databaseNow(sequelize);
      const own = { schoolId, sittingId, candidateId };
      if (!photo) {
        const none = { outcome: 'notVerified', reason: 'noPhoto', at: now } as const;
        await closing.conclude({ ...own, ...none, cameraLabel }, candidateId);
        return;
      }
      const last = await sessions.newest(sittingId);
      if (last && last.state !== 'ended') {
        if (!isLate(last, now)) return;
        await closing.end(last, { outcome: 'notLive', fault: 'stepLate' }, now);
        if (await results.find(sittingId)) return;
      }
      const tryNumber = (last?.tryNumber ?? 0) + 1;
      await sessions.add(newSession({ ...own, tryNumber, cameraLabel }, now));
    });
  };
}

function newSession(
  facts: Pick<FaceSession, 'schoolId' | 'sittingId' | 'candidateId' | 'tryNumber' | 'cameraLabel'>,
  now: Date,
): FaceSession {
  return {
    ...facts,
    id: randomUUID(),
    state: 'open',
    nonce: randomBytes(24).toString('base64url'),
    actions: chooseActions(randomInt),
    step: 0,
    stepExpiresAt: stepExpiry(now),
    startedAt: now,
    ...{ queuedAt: null, checkBegunAt: null, checks: 0 },
    ...{ endedAt: null, outcome: null, fault: null },
  };
}
