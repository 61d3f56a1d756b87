import type { IncidentKind, SittingStatus } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { waitingAreaStatuses } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';

/** While a sitting is here, what happens to the candidate's connection matters to examiners. */
const engaged: readonly SittingStatus[] = [...waitingAreaStatuses, 'inRoom'];

/**
 * Notes an incident on every sitting that the person is engaged in; in one room, when it is named.
 * Does nothing for people who are not candidates.
 */
export type NoteIncident = (
  personId: string,
  kind: IncidentKind,
  examRoomId?: string,
) => Promise<void>;

/** Builds the noting of what happened to a candidate. */
export function createNoteIncident(dependencies: CommandDependencies): NoteIncident {
  const { sequelize, sittings, incidents, events } = dependencies;
  return (personId, kind, examRoomId) =>
    inTransaction(sequelize, async () => {
      const at = await databaseNow(sequelize);
      for (const sitting of await sittings.listByCandidate(personId)) {
        if (!engaged.includes(sitting.status)) continue;
        if (examRoomId !== undefined && sitting.examRoomId !== examRoomId) continue;
        await incidents.note(sitting.id, kind, at);
        await events.sittingNoted(sitting.examRoomId, sitting.id);
      }
    });
}
