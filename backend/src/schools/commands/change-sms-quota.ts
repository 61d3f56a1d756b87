import type { SmsQuotaRequest } from '@exam/contracts';

import type { SmsQuota } from '../../notifications/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { FoundingDependencies } from './dependencies.ts';

/** What schools may send, and have sent. */
export type SmsQuotas = Pick<SmsQuota, 'view' | 'set'>;

interface Dependencies extends Pick<FoundingDependencies, 'sequelize' | 'schools' | 'recordAudit'> {
  readonly smsQuotas: SmsQuotas;
}

/** Gives a school another quota, for its own log too. Rejects with NotFoundError for no school. */
export type ChangeSmsQuota = (schoolId: string, request: SmsQuotaRequest) => Promise<void>;

export function createChangeSmsQuota(dependencies: Dependencies): ChangeSmsQuota {
  const { sequelize, schools, recordAudit, smsQuotas } = dependencies;
  return (schoolId, { perDay, perMonth, reason }) =>
    inTransaction(sequelize, async () => {
      const school = await schools.find(schoolId);
      if (!school || school.isPlatform) {
        throw new NotFoundError('not-found', `no school ${schoolId}`);
      }
      const before = await smsQuotas.set(schoolId, { perDay, perMonth });
      if (before.perDay === perDay && before.perMonth === perMonth) return;
      const act = {
        action: 'sms-quota.changed',
        subject: { kind: 'school', id: schoolId, name: school.name },
        before: { ...before },
        after: { perDay, perMonth },
        reason,
      } as const;
      await recordAudit(act);
      await recordAudit({ ...act, schoolId });
    });
}
