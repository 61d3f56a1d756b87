import { randomInt } from 'node:crypto';

import type { CodeRequest, CodeRequestedView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RequestSms } from '../../notifications/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { LoginCodeStore } from '../login-code-store.ts';
import type { LoginLimiter } from '../login-limiter.ts';
import type { LoginLimits } from '../login-limits.ts';
import { hashCode, loginSubject } from '../login-subject.ts';
import type { FindLoginPerson } from '../queries/find-login-person.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly codes: LoginCodeStore;
  readonly limiter: LoginLimiter;
  readonly limits: LoginLimits;
  readonly findLoginPerson: FindLoginPerson;
  readonly requestSms: RequestSms;
}

/**
 * Sends a code by SMS, if somebody may sign in so; the answer and the work are the same if nobody
 * may. Rejects with TooManyRequestsError: code-too-soon, code-limit-reached.
 */
export type RequestCode = (asked: CodeRequest, address: string) => Promise<CodeRequestedView>;

export function createRequestCode(dependencies: Dependencies): RequestCode {
  const { sequelize, keyring, codes, limiter, limits, findLoginPerson, requestSms } = dependencies;
  const { codeSeconds, codeTries, resendSeconds } = limits;
  return async (asked, address) => {
    const { phone, schoolId } = asked;
    const subject = loginSubject(keyring, asked);
    await limiter.admitCode({ subject, phone, address, schoolId });
    const personId = await findLoginPerson(asked);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await inTransaction(sequelize, async () => {
      const createdAt = await databaseNow(sequelize);
      const expiresAt = new Date(createdAt.getTime() + codeSeconds * 1000);
      const codeHash = hashCode(keyring, subject, code);
      const triesLeft = codeTries;
      await codes.replace({ subject, codeHash, personId, triesLeft, expiresAt, createdAt });
      const params = { code, minutes: String(Math.round(codeSeconds / 60)) };
      await requestSms({
        sms: { phone, template: 'loginCode', params },
        deliver: personId !== null,
        notAfter: expiresAt,
      });
    });
    await limiter.countMessage(schoolId, personId !== null);
    return { resendAfter: resendSeconds, expiresIn: codeSeconds };
  };
}
