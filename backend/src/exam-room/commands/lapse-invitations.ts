import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { CommandDependencies } from './dependencies.ts';
import { takeSteps } from './take-steps.ts';

/** Returns unanswered invitations to `ready`, each with an incident; how many. */
export type LapseInvitations = () => Promise<number>;

/** Builds the lapse of invitations. Several processes may run it at once. */
export function createLapseInvitations(dependencies: CommandDependencies): LapseInvitations {
  const { sequelize, rooms, sittings, incidents, events } = dependencies;

  const lapse = (schoolId: string, examRoomId: string, id: string) =>
    inTransaction(sequelize, async () => {
      const room = await rooms.lock(schoolId, examRoomId);
      const sitting = await sittings.get(schoolId, id);
      const at = await databaseNow(sequelize);
      // Answered, or lapsed by another process, while this one waited for the lock.
      if (sitting.status !== 'invited') return 0;
      if (!sitting.invitationExpiresAt || sitting.invitationExpiresAt > at) return 0;

      const cause = { by: null, at, why: null };
      await takeSteps(dependencies, room, sitting, ['withdrawInvitation'], cause);
      await incidents.note(id, 'invitationLapsed', at);
      await events.sittingNoted(examRoomId, id);
      return 1;
    });

  return async () => {
    let count = 0;
    for (const { schoolId, examRoomId, id } of await sittings.listLapsed(
      await databaseNow(sequelize),
    )) {
      count += await lapse(schoolId, examRoomId, id);
    }
    return count;
  };
}
