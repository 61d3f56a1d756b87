import type { IncidentKind } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { authorize } from '../../platform/policy/decision.ts';
import { canSeeExamRoom } from '../sitting-policy.ts';
import type { Sitting } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';
import { requireNotEnded } from './take-steps.ts';

/**
 * Runs `work` on a sitting of a room whose staff the actor belongs to, in a transaction with the
 * room locked; then the staff hears of it. An incident that `work` answers with is noted. Rejects
 * with ForbiddenError, NotFoundError, and ConflictError `exam-room-ended`.
 */
export type NoteOnSitting = (
  actor: Actor,
  ids: { readonly examRoomId: string; readonly sittingId: string },
  work: (sitting: Sitting, at: Date) => Promise<IncidentKind | null>,
) => Promise<void>;

/** Builds the way in which other domains let staff note something on a sitting. */
export function createNoteOnSitting(dependencies: CommandDependencies): NoteOnSitting {
  const { sequelize, rooms, sittings, incidents, events } = dependencies;
  return async (actor, { examRoomId, sittingId }, work) => {
    authorize(canSeeExamRoom(actor, examRoomId));
    await inTransaction(sequelize, async () => {
      requireNotEnded(await rooms.lock(actor.schoolId, examRoomId));
      const sitting = await sittings.getIn(actor.schoolId, examRoomId, sittingId);
      const at = await databaseNow(sequelize);
      const incident = await work(sitting, at);
      if (incident) await incidents.note(sitting.id, incident, at);
      await events.sittingNoted(examRoomId, sitting.id);
    });
  };
}
