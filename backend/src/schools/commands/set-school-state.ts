import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { School } from '../school-store.ts';
import type { CommandDependencies } from './dependencies.ts';

interface Dependencies extends CommandDependencies {
  /** Ends all that the people of a school have open. */
  readonly revokeSessionsOfSchool: (schoolId: string) => Promise<void>;
}

/**
 * Lets nobody of a school sign in any more, or lets them again; good also for what is so already.
 * Rejects with NotFoundError for what is no school.
 */
export type SetSchoolState = (
  schoolId: string,
  state: 'active' | 'deactivated',
  reason: string,
) => Promise<School>;

export function createSetSchoolState(dependencies: Dependencies): SetSchoolState {
  const { sequelize, schools, recordAudit, revokeSessionsOfSchool } = dependencies;
  return (schoolId, state, reason) =>
    inTransaction(sequelize, async () => {
      const school = await schools.lock(schoolId);
      if (!school || school.isPlatform)
        throw new NotFoundError('not-found', `no school ${schoolId}`);
      const before = school.deactivatedAt ? 'deactivated' : 'active';
      if (before === state) return school;
      const deactivatedAt = state === 'active' ? null : await databaseNow(sequelize);
      const changed = { ...school, deactivatedAt };
      await schools.save(changed);
      if (deactivatedAt) await revokeSessionsOfSchool(schoolId);
      const act = {
        action: 'school.changed',
        subject: { kind: 'school', id: schoolId, name: school.name },
        before: { state: before },
        after: { state },
        reason,
      } as const;
      await recordAudit(act);
      await recordAudit({ ...act, schoolId });
      return changed;
    });
}
