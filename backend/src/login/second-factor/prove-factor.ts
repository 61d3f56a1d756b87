import type { SecondFactorProof } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { UnauthenticatedError } from '../../platform/errors/app-error.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { PersonStore } from '../../schools/index.ts';
import { holderOf, type Caller } from './caller.ts';
import type { CompleteLogin, Completed } from './complete-login.ts';
import type { FactorCeremonyStore } from './factor-ceremony-store.ts';
import type { FactorStore } from './factor-store.ts';
import { checkProof } from './passkey-ceremony.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { relyingParty } from './relying-party.ts';
import type { SecondFactorLimiter } from './second-factor-limiter.ts';
import { totpSecretOf } from './totp-secret.ts';
import { totpStepOf } from './totp.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly people: PersonStore;
  readonly factors: FactorStore;
  readonly ceremonies: FactorCeremonyStore;
  readonly factorLimiter: SecondFactorLimiter;
  readonly completeLogin: CompleteLogin;
  readonly recordAudit: RecordAudit;
}

/** Uses a proof up, in the caller's transaction. False when it is not good, or was used before. */
type UseProof = (now: Date) => Promise<boolean>;

/**
 * Proves a second factor: completes a partial session, or lets a full one change its factors for a
 * while. Wrong and used proofs are told apart nowhere. Rejects with UnauthenticatedError
 * second-factor-wrong with `triesLeft`, and TooManyRequestsError second-factor-paused.
 */
export type ProveFactor = (
  caller: Caller,
  proof: SecondFactorProof,
  origin: string,
) => Promise<Completed>;

export function createProveFactor(dependencies: Dependencies): ProveFactor {
  const { sequelize, people, factorLimiter, completeLogin, recordAudit } = dependencies;
  return async (caller, proof, origin) => {
    const { personId, schoolId, role } = caller;
    const triesLeft = await factorLimiter.admitGuess(personId);
    const useProof = await prepare(dependencies, caller, proof, origin);
    const by = { personId, schoolId, role };
    const subject = { kind: 'person', id: personId } as const;
    const completed = await inTransaction(sequelize, async () => {
      await people.lock(personId);
      if (!(await useProof(await databaseNow(sequelize)))) return null;
      if (proof.method === 'recoveryCode') {
        await recordAudit({ action: 'recovery-code.used', subject, by });
      }
      return completeLogin(caller);
    });
    if (completed) {
      await factorLimiter.forgive(personId);
      return completed;
    }
    await inTransaction(sequelize, () =>
      recordAudit({ action: 'second-factor.failed', subject, after: { method: proof.method }, by }),
    );
    throw new UnauthenticatedError('second-factor-wrong', `wrong ${proof.method}`, { triesLeft });
  };
}

/** Does what needs no lock. */
async function prepare(
  { keyring, factors, ceremonies }: Dependencies,
  caller: Caller,
  proof: SecondFactorProof,
  origin: string,
): Promise<UseProof> {
  const { personId } = caller;
  if (proof.method === 'recoveryCode') {
    const codeHash = hashRecoveryCode(keyring, personId, proof.code);
    return (now) => factors.useRecoveryCode(personId, codeHash, now);
  }
  if (proof.method === 'totp') {
    return async (now) => {
      const { totp } = await factors.findOf(personId);
      const step = totp && totpStepOf(totpSecretOf(keyring, totp), proof.code, now);
      return step !== null && factors.useTotpStep(personId, step);
    };
  }
  const { assertion } = proof;
  // Each challenge is good for one answer, also for a wrong one.
  const challenge = await ceremonies.take(holderOf(caller), 'passkeyProof');
  const { passkeys } = await factors.findOf(personId);
  const passkey = passkeys.find(({ credentialId }) => credentialId === assertion.id);
  const counter =
    challenge && passkey
      ? await checkProof(relyingParty(origin), challenge, passkey, assertion)
      : null;
  if (!passkey || counter === null) return () => Promise.resolve(false);
  return (now) => factors.usePasskey(passkey.id, counter, now);
}
