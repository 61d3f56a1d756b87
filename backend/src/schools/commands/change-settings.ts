import type { SchoolSettingsRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { maskPhone } from '../masking.ts';
import type { School } from '../school-store.ts';
import type { CommandDependencies } from './dependencies.ts';

/** Changes what a school settles for itself. Rejects with NotFoundError when it is gone. */
export type ChangeSettings = (actor: Actor, request: SchoolSettingsRequest) => Promise<School>;

const describe = (settings: SchoolSettingsRequest) => {
  const { timeZone, contactName, contactPhone, outsideAuthority } = settings;
  return {
    ...{ timeZone, contactName, outsideAuthority },
    contactPhone: contactPhone && maskPhone(contactPhone),
  };
};

export function createChangeSettings(dependencies: CommandDependencies): ChangeSettings {
  const { sequelize, schools, recordAudit } = dependencies;
  return ({ schoolId }, request) =>
    inTransaction(sequelize, async () => {
      const school = await schools.lock(schoolId);
      if (!school) throw new NotFoundError('not-found', `no school ${schoolId}`);
      const changed = { ...school, ...request };
      await schools.save(changed);
      const subject = { kind: 'school', id: schoolId, name: school.name } as const;
      const change = { before: describe(school), after: describe(request) };
      await recordAudit({ action: 'school.changed', subject, ...change });
      return changed;
    });
}
