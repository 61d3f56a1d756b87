import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Client } from '../../platform/http/client-of.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { sha256 } from '../../platform/secrets/sha256.ts';
import type { PledgeDependencies } from './dependencies.ts';
import { pledgeOf } from './pledge-of.ts';

/**
 * Keeps that a candidate agreed to that version of their exam's pledge, and completes the step.
 * Rejects with NotFoundError for another's sitting and for an exam without a pledge, and with
 * ConflictError `pledge-changed` when another version is asked by now, or `exam-room-ended`.
 */
export type AgreeToPledge = (
  actor: Actor,
  sittingId: string,
  version: number,
  client: Client,
) => Promise<void>;

/** Builds the candidate's one command. */
export function createAgreeToPledge(dependencies: PledgeDependencies): AgreeToPledge {
  const { sequelize, rooms, pledges, ownSitting, completeFlowStep, recordAudit } = dependencies;
  return (actor, sittingId, version, client) =>
    inTransaction(sequelize, async () => {
      const { personId, schoolId } = actor;
      const { examRoomId } = await ownSitting(actor, sittingId);
      // With the room locked, its exam's flow stays as it is.
      const room = await rooms.lock(schoolId, examRoomId);
      if (room.status === 'ended') throw new ConflictError('exam-room-ended', room.id);
      const pledge = pledgeOf(room);
      if (pledge.version !== version) {
        throw new ConflictError('pledge-changed', `version ${String(pledge.version)} is asked`);
      }
      const textSha256 = sha256(pledge.text);
      const agreement = { sittingId, version, schoolId, personId, text: pledge.text, textSha256 };
      const agreedAt = await databaseNow(sequelize);
      if (!(await pledges.add({ ...agreement, agreedAt, ...client }))) return;
      await recordAudit({
        action: 'pledge.agreed',
        subject: { kind: 'sitting', id: sittingId },
        after: { version, textSha256 },
      });
      await completeFlowStep(schoolId, sittingId, 'pledge', personId);
    });
}
