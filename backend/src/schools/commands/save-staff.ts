import type { NewStaffRequest, StaffRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { Person } from '../person-store.ts';
import { refuse, withConstraints } from '../problems.ts';
import { addProblem, editProblem, moveProblem } from '../staff-policy.ts';
import type { CommandDependencies } from './dependencies.ts';
import { lockHolder } from './lock-holder.ts';

/** Rejects with NotFoundError for a college outside of the scope, ConflictError phone-taken. */
export type AddStaff = (actor: Actor, request: NewStaffRequest) => Promise<Person>;

/** Rejects with NotFoundError, ForbiddenError, and ConflictError: phone-taken, holds-role. */
export type EditStaff = (actor: Actor, personId: string, request: StaffRequest) => Promise<void>;

const unique = { person_phone: ['phone-taken', '/phone'] } as const;

/** Builds the adding of one person, who has no role yet. */
export function createAddStaff(dependencies: CommandDependencies): AddStaff {
  const { sequelize, people, recordAudit } = dependencies;
  return (actor, { name, phone, staffNumber, collegeId }) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const { schoolId } = actor;
        await requireCollege(dependencies, actor, collegeId);
        const facts = { schoolId, collegeId, kind: 'staff', name, phone, staffNumber } as const;
        const person = await people.add(facts);
        await recordAudit({
          action: 'staff.created',
          subject: { kind: 'person', id: person.id, name },
          after: { collegeId, staffNumber, phone: people.maskedPhone(person) },
        });
        return person;
      }),
    );
}

/** Builds the change of somebody's facts. A new phone ends what was opened with the old one. */
export function createEditStaff(dependencies: CommandDependencies): EditStaff {
  const { sequelize, people, recordAudit, revokeSessions } = dependencies;
  const describe = (person: Person) => ({
    name: person.name,
    collegeId: person.collegeId,
    staffNumber: person.staffNumber,
    phone: people.maskedPhone(person),
  });
  return (asked, personId, { name, phone, staffNumber, collegeId }) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const { actor, holder, person } = await lockHolder(dependencies, asked, personId);
        refuse(editProblem(actor, holder));
        const moves = collegeId !== person.collegeId;
        if (moves || phone !== null) refuse(moveProblem(actor, holder));
        if (moves) await requireCollege(dependencies, actor, collegeId);
        const saved = await people.change(person, { name, phone, staffNumber, collegeId });
        if (saved.phoneHash !== person.phoneHash || moves) await revokeSessions(personId);
        await recordAudit({
          action: 'staff.changed',
          subject: { kind: 'person', id: personId, name },
          before: describe(person),
          after: describe(saved),
        });
      }),
    );
}

/** A college that is another school's, or outside of the actor's own, does not exist. */
async function requireCollege(
  { structure }: CommandDependencies,
  actor: Actor,
  collegeId: string | null,
): Promise<void> {
  if (addProblem(actor, { schoolId: actor.schoolId, collegeId })) {
    throw new NotFoundError('not-found', 'another college');
  }
  if (collegeId === null) return;
  const college = await structure.lockCollege(collegeId);
  if (college?.schoolId !== actor.schoolId) throw new NotFoundError('not-found', 'no such college');
}
