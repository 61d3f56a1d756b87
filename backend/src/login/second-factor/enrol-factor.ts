import type { newPasskey } from '@exam/contracts';
import { UniqueConstraintError, type Sequelize } from 'sequelize';
import type * as z from 'zod';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, UnauthenticatedError } from '../../platform/errors/app-error.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { PersonStore } from '../../schools/index.ts';
import { holderOf, type Caller } from './caller.ts';
import type { CompleteLogin, Completed } from './complete-login.ts';
import type { FactorCeremonyStore } from './factor-ceremony-store.ts';
import type { FactorStore } from './factor-store.ts';
import { checkRegistration } from './passkey-ceremony.ts';
import type { RenewRecoveryCodes } from './renew-recovery-codes.ts';
import { relyingParty } from './relying-party.ts';
import type { RequireProof } from './require-proof.ts';
import { sealTotpSecret } from './totp-secret.ts';
import { totpStepOf } from './totp.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly people: PersonStore;
  readonly factors: FactorStore;
  readonly ceremonies: FactorCeremonyStore;
  readonly requireProof: RequireProof;
  readonly renewRecoveryCodes: RenewRecoveryCodes;
  readonly completeLogin: CompleteLogin;
  readonly recordAudit: RecordAudit;
}

export interface Enrolled extends Completed {
  /** Null where the person has codes already. */
  readonly recoveryCodes: string[] | null;
}

export interface EnrolFactor {
  /**
   * Keeps the authenticator app whose first code this is, instead of one before. Rejects with
   * UnauthenticatedError second-factor-wrong, and ConflictError enrolment-expired.
   */
  readonly totp: (caller: Caller, code: string) => Promise<Enrolled>;
  /** Keeps a passkey. Rejects with ConflictError enrolment-expired, passkey-refused. */
  readonly passkey: (
    caller: Caller,
    name: string,
    made: z.output<typeof newPasskey>,
    origin: string,
  ) => Promise<Enrolled>;
}

const expired = () => new ConflictError('enrolment-expired', 'nothing waits to be confirmed');
const refused = () => new ConflictError('passkey-refused', 'no good passkey');

/** Sets factors up, and with the first one recovery codes; completes a partial session. */
export function createEnrolFactor(dependencies: Dependencies): EnrolFactor {
  const { sequelize, keyring, people, factors, ceremonies, requireProof } = dependencies;
  const { renewRecoveryCodes, completeLogin, recordAudit } = dependencies;

  const enrol = (caller: Caller, method: string, keep: (now: Date) => Promise<void>) =>
    inTransaction(sequelize, async () => {
      const { personId, schoolId, role } = caller;
      await people.lock(personId);
      await requireProof(caller);
      await keep(await databaseNow(sequelize));
      await recordAudit({
        action: 'second-factor.enrolled',
        subject: { kind: 'person', id: personId },
        after: { method },
        by: { personId, schoolId, role },
      });
      const { recoveryCodesLeft } = await factors.findOf(personId);
      const recoveryCodes = recoveryCodesLeft > 0 ? null : await renewRecoveryCodes(personId);
      return { ...(await completeLogin(caller)), recoveryCodes };
    });

  return {
    totp: (caller, code) =>
      enrol(caller, 'totp', async (createdAt) => {
        const { personId } = caller;
        const secret = await ceremonies.find(holderOf(caller), 'totp');
        if (secret === null) throw expired();
        const lastStep = totpStepOf(secret, code, createdAt);
        if (lastStep === null) {
          throw new UnauthenticatedError('second-factor-wrong', 'not a code of the new secret');
        }
        await ceremonies.end(holderOf(caller), 'totp');
        const sealedSecret = sealTotpSecret(keyring, personId, secret);
        await factors.putTotp({ personId, sealedSecret, lastStep, createdAt });
      }),

    passkey: async (caller, name, made, origin) => {
      const party = relyingParty(origin);
      const challenge = await ceremonies.take(holderOf(caller), 'passkeyNew');
      if (challenge === null) throw expired();
      const checked = await checkRegistration(party, challenge, made);
      if (!checked) throw refused();
      return enrol(caller, 'passkey', async (createdAt) => {
        const { personId } = caller;
        try {
          const relying = { personId, relyingParty: party.id };
          await factors.addPasskey({ ...relying, ...checked, name, createdAt });
        } catch (error) {
          throw error instanceof UniqueConstraintError ? refused() : error;
        }
      });
    },
  };
}
