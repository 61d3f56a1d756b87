import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { withConstraints } from '../problems.ts';
import type { School } from '../school-store.ts';
import type { FoundingDependencies } from './dependencies.ts';

/** Where operators belong: found on the login page by its exact name or initials alone. */
export const platformSchool = {
  name: '平台运维',
  pinyinInitials: 'ptyw',
  timeZone: 'Asia/Shanghai',
} as const;

/** Creates an operator, and the place of operators with the first. Rejects: phone-taken. */
export type CreateOperator = (facts: { name: string; phone: string }) => Promise<School>;

export function createCreateOperator(dependencies: FoundingDependencies): CreateOperator {
  const { sequelize, schools, people, roles, recordAudit } = dependencies;
  const unique = { person_phone: ['phone-taken', '/phone'] } as const;
  return (facts) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const grantedAt = await databaseNow(sequelize);
        const platform =
          (await schools.findPlatform()) ??
          (await schools.add({ ...platformSchool, createdAt: grantedAt, isPlatform: true }));
        const { id: schoolId } = platform;
        const person = await people.add({ schoolId, collegeId: null, kind: 'staff', ...facts });
        await roles.add({ personId: person.id, role: 'operator', grantedAt, grantedBy: null });
        const subject = { kind: 'person', id: person.id, name: facts.name } as const;
        const after = { role: 'operator', phone: people.maskedPhone(person) };
        await recordAudit({ action: 'role.granted', subject, after, schoolId });
        return platform;
      }),
    );
}
