import type { StaffChange } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { isInScope, type AdministrationScope } from '../../schools/index.ts';
import type { RoomToPlan } from '../schedule-room-store.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/**
 * Gives people roles in rooms and takes them away, all or none; resolves with the changes that take
 * it back. Who has no role left in a room is shown out of it at once. Rejects with NotFoundError
 * outside of the scope, and with ConflictError: `staff-unknown`, `exam-room-ended`.
 */
export type AssignStaff = (
  scope: AdministrationScope,
  by: string,
  changes: readonly StaffChange[],
) => Promise<StaffChange[]>;

/** Builds the command. */
export function createAssignStaff(dependencies: ScheduleDependencies): AssignStaff {
  const { sequelize, rooms, book, recordAudit } = dependencies;
  return (scope, by, changes) =>
    inTransaction(sequelize, async () => {
      const locked = await rooms.lock(
        scope,
        changes.map(({ examRoomId }) => examRoomId),
      );
      const undo: StaffChange[] = [];
      for (const change of changes) {
        const room = locked.get(change.examRoomId);
        if (room?.status === 'ended') throw new ConflictError('exam-room-ended', room.id);
        if (change.assigned) await requireStaff(dependencies, scope, change.personId);
        const isNew = await rooms.changeStaff(change);
        if (isNew) undo.unshift({ ...change, assigned: !change.assigned });
      }
      for (const { examRoomId, personId, role, assigned } of undo) {
        const isRemoved = assigned;
        if (isRemoved && role === 'waitingExaminer') await book.endTalkOf(examRoomId, personId, by);
      }
      for (const room of locked.values()) {
        const done = undo.filter(({ examRoomId }) => examRoomId === room.id);
        const people = [...new Set(done.map(({ personId }) => personId))];
        if (people.length > 0) await book.partsChanged(room.id, people);
        if (done.length > 0) await recordAudit(actOf(room, done));
      }
      return undo;
    });
}

async function requireStaff(
  { people }: ScheduleDependencies,
  scope: AdministrationScope,
  personId: string,
): Promise<void> {
  const person = await people.find(personId);
  if (person?.kind !== 'staff' || !isInScope(scope, person)) {
    throw new NotFoundError('staff-unknown', `no staff ${personId}`);
  }
  if (person.disabledAt) throw new ConflictError('staff-unknown', `${personId} is disabled`);
}

function actOf(room: RoomToPlan, undo: readonly StaffChange[]) {
  const staff = undo.map(({ personId, role, assigned }) => ({
    personId,
    role,
    assigned: !assigned,
  }));
  return {
    action: 'schedule.changed',
    subject: { kind: 'examRoom', id: room.id, name: room.name },
    after: { staff },
  } as const;
}
