import { administratorRole, type AdministratorRole, type NewSchoolRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { withConstraints } from '../problems.ts';
import type { School } from '../school-store.ts';
import type { FoundingDependencies } from './dependencies.ts';
import { requireNoOperator } from './require-no-operator.ts';

/**
 * Creates a school with its first three administrators. Rejects with ConflictError: name-taken, and
 * operator-phone when one of them would be an operator.
 */
export type CreateSchool = (request: NewSchoolRequest) => Promise<School>;

export function createCreateSchool(dependencies: FoundingDependencies): CreateSchool {
  const { sequelize, schools, people, roles, recordAudit } = dependencies;
  const unique = { name: ['name-taken', '/name'] } as const;

  const addAdministrator = async (
    school: School,
    role: AdministratorRole,
    facts: NewSchoolRequest['schoolAdmin'],
  ) => {
    await requireNoOperator(dependencies, facts.phone, `/${role}/phone`);
    const { id: schoolId, createdAt: grantedAt } = school;
    const person = await people.add({ schoolId, collegeId: null, kind: 'staff', ...facts });
    await roles.add({ personId: person.id, role, grantedAt, grantedBy: null });
    const subject = { kind: 'person', id: person.id, name: facts.name } as const;
    // In the log of the school itself, for its own audit admin.
    const after = { phone: people.maskedPhone(person) };
    await recordAudit({ action: 'staff.created', subject, after, schoolId });
    await recordAudit({ action: 'role.granted', subject, after: { role }, schoolId });
  };

  return (request) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const { name, pinyinInitials, timeZone } = request;
        const createdAt = await databaseNow(sequelize);
        const school = await schools.add({ name, pinyinInitials, timeZone, createdAt });
        const act = {
          action: 'school.created',
          subject: { kind: 'school', id: school.id, name },
          after: { pinyinInitials, timeZone },
        } as const;
        await recordAudit(act);
        await recordAudit({ ...act, schoolId: school.id });
        for (const role of administratorRole.options) {
          await addAdministrator(school, role, request[role]);
        }
        return school;
      }),
    );
}
