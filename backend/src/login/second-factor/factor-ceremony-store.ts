import { literal, Op } from 'sequelize';

import type { Keyring } from '../../platform/secrets/keyring.ts';
import { FactorCeremonyRecord, type CeremonyPurpose } from './factor-ceremony-record.ts';

/** Secrets and challenges that wait for their answer, sealed, one per session and purpose. */
export class FactorCeremonyStore {
  private readonly keyring: Keyring;

  constructor(keyring: Keyring) {
    this.keyring = keyring;
  }

  /** Keeps `value` instead of the one before. */
  async begin(
    holderId: string,
    purpose: CeremonyPurpose,
    value: string,
    expiresAt: Date,
  ): Promise<void> {
    const sealedValue = this.keyring.seal(sealPurpose(holderId, purpose), value);
    await FactorCeremonyRecord.upsert({ holderId, purpose, sealedValue, expiresAt });
  }

  /** Null when nothing waits, or its time is up. */
  async find(holderId: string, purpose: CeremonyPurpose): Promise<string | null> {
    const inTime = { expiresAt: { [Op.gt]: literal('NOW(3)') } };
    const record = await FactorCeremonyRecord.findOne({ where: { holderId, purpose, ...inTime } });
    return record && this.keyring.unseal(sealPurpose(holderId, purpose), record.sealedValue);
  }

  /** As `find`, and nobody finds it again. */
  async take(holderId: string, purpose: CeremonyPurpose): Promise<string | null> {
    const value = await this.find(holderId, purpose);
    return (await this.end(holderId, purpose)) ? value : null;
  }

  /** False when somebody else has ended it. */
  async end(holderId: string, purpose: CeremonyPurpose): Promise<boolean> {
    return (await FactorCeremonyRecord.destroy({ where: { holderId, purpose } })) === 1;
  }

  /** Forgets those that expired before `before`; how many. */
  async forget(before: Date): Promise<number> {
    return FactorCeremonyRecord.destroy({ where: { expiresAt: { [Op.lt]: before } } });
  }
}

const sealPurpose = (holderId: string, purpose: CeremonyPurpose) =>
  `factor-ceremony:${purpose}:${holderId}`;
