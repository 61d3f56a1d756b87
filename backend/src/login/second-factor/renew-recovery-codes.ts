import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { FactorStore } from './factor-store.ts';
import { createRecoveryCodes, hashRecoveryCode, presentRecoveryCode } from './recovery-codes.ts';

/**
 * Gives somebody new recovery codes, in the caller's transaction; the old ones are void. It is the
 * only time that anybody can read them.
 */
export type RenewRecoveryCodes = (personId: string) => Promise<string[]>;

export function createRenewRecoveryCodes(
  sequelize: Sequelize,
  keyring: Keyring,
  factors: FactorStore,
): RenewRecoveryCodes {
  return async (personId) => {
    const codes = createRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(keyring, personId, code));
    await factors.replaceRecoveryCodes(personId, hashes, await databaseNow(sequelize));
    return codes.map(presentRecoveryCode);
  };
}
