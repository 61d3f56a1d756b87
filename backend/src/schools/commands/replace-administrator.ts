import type { ReplacementRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import {
  replacedProblem,
  successorProblem,
  type AdministratorProblem,
} from '../administrator-policy.ts';
import type { Person } from '../person-store.ts';
import { withConstraints } from '../problems.ts';
import type { School } from '../school-store.ts';
import type { ReplacingDependencies } from './dependencies.ts';
import { requireNoOperator } from './require-no-operator.ts';

/**
 * Puts somebody in the place of an administrator whom a school has lost. The lost one is disabled,
 * without role, second factors and sessions, all at once: whoever found their phone gets nowhere.
 * `by`: the operator; null for the command line. Rejects with NotFoundError, and ConflictError:
 * administrator-present, operator-phone, phone-taken, person-disabled, role-held, role-conflict.
 */
export type ReplaceAdministrator = (
  schoolId: string,
  request: ReplacementRequest,
  by: string | null,
) => Promise<void>;

const unique = {
  person_phone: ['phone-taken', '/phone'],
  school_role_sole: ['role-conflict', '/phone'],
} as const;

/** Builds the command; everything is in the school's own log, and that it was done in the platform's. */
export function createReplaceAdministrator(
  dependencies: ReplacingDependencies,
): ReplaceAdministrator {
  const { sequelize, schools, people, roles, recordAudit } = dependencies;
  return (schoolId, request, by) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const { role, replaces, phone, reason } = request;
        const school = await schools.find(schoolId);
        if (!school || school.isPlatform) throw gone(`no school ${schoolId}`);
        await requireNoOperator(dependencies, phone, '/phone');
        await roles.lock(schoolId);
        refuse(replacedProblem(await listHolders(dependencies, school, role), replaces));
        if (replaces !== null) await retire(dependencies, school, replaces, request);
        const person = await findOrAdd(dependencies, school, request);
        const grantedAt = await databaseNow(sequelize);
        await roles.add({ personId: person.id, role, grantedAt, grantedBy: by });
        const subject = { kind: 'person', id: person.id, name: person.name } as const;
        await recordAudit({ action: 'role.granted', subject, after: { role }, reason, schoolId });
        const done = {
          action: 'administrator.replaced',
          before: { personId: replaces },
          after: { role, personId: person.id, phone: people.maskedPhone(person) },
          reason,
        } as const;
        await recordAudit({ ...done, subject, schoolId });
        const platform = { kind: 'school', id: schoolId, name: school.name } as const;
        await recordAudit({ ...done, subject: platform });
      }),
    );
}

async function listHolders(
  { people, roles }: ReplacingDependencies,
  { id: schoolId }: School,
  role: ReplacementRequest['role'],
) {
  const grants = (await roles.list(schoolId)).filter((grant) => grant.role === role);
  const found = await people.list(grants.map(({ personId }) => personId));
  return found.map((person) => ({ ...person, schoolRoles: [role] }));
}

/** Ends all access of who is replaced. */
async function retire(
  { sequelize, people, roles, recordAudit, revokeAccess }: ReplacingDependencies,
  { id: schoolId }: School,
  personId: string,
  { role, reason }: ReplacementRequest,
): Promise<void> {
  const person = await people.lock(personId);
  if (!person) throw gone(`no person ${personId}`);
  const subject = { kind: 'person', id: personId, name: person.name } as const;
  await roles.remove(personId, role);
  const before = await revokeAccess(personId);
  const to = { subject, reason, schoolId };
  await recordAudit({ action: 'role.revoked', before: { role }, ...to });
  await recordAudit({ action: 'second-factor.reset', before: { ...before }, ...to });
  if (person.disabledAt) return;
  await people.setDisabled(personId, await databaseNow(sequelize));
  await recordAudit({ action: 'staff.disabled', ...to });
}

/** Who has that phone among the staff, if they may have the role, or somebody new. */
async function findOrAdd(
  { people, roles, recordAudit }: ReplacingDependencies,
  { id: schoolId }: School,
  request: ReplacementRequest,
): Promise<Person> {
  const { name, phone } = request;
  const found = await people.findByPhone({ schoolId, kind: 'staff', phone });
  const person = found && (await people.lock(found.id));
  if (person) {
    const schoolRoles = (await roles.rolesOf([person.id])).get(person.id) ?? [];
    refuse(successorProblem({ ...person, schoolRoles }, request));
    return person;
  }
  const added = await people.add({ schoolId, collegeId: null, kind: 'staff', name, phone });
  const subject = { kind: 'person', id: added.id, name } as const;
  const after = { phone: people.maskedPhone(added) };
  await recordAudit({ action: 'staff.created', subject, after, schoolId });
  return added;
}

const gone = (why: string) => new NotFoundError('not-found', why);

/** Everything but a role that nobody should have is about whose phone it is. */
function refuse(problem: AdministratorProblem | null): void {
  if (problem === null) return;
  if (problem === 'not-found') throw gone('not in that role');
  const isAboutRole = problem === 'administrator-present';
  const fields = isAboutRole ? {} : { fields: [{ path: '/phone', message: problem }] };
  throw new ConflictError(problem, problem, fields);
}
