import { Op, type InferAttributes } from 'sequelize';

import { PasskeyRecord } from './passkey-record.ts';
import { RecoveryCodeRecord } from './recovery-code-record.ts';
import { TotpFactorRecord } from './totp-factor-record.ts';

export type TotpFactor = InferAttributes<TotpFactorRecord>;
export type Passkey = InferAttributes<PasskeyRecord>;

/** Everything that somebody has enrolled. */
export interface Factors {
  readonly totp: TotpFactor | null;
  /** The oldest first. */
  readonly passkeys: readonly Passkey[];
  readonly recoveryCodesLeft: number;
}

/** Whether somebody has a second factor. Recovery codes stand in for one, and are none. */
export function hasFactor({ totp, passkeys }: Factors): boolean {
  return totp !== null || passkeys.length > 0;
}

export class FactorStore {
  async findOf(personId: string): Promise<Factors> {
    const totp = await TotpFactorRecord.findByPk(personId);
    const passkeys = await PasskeyRecord.findAll({ where: { personId }, order: ['createdAt'] });
    return {
      totp: totp?.get({ plain: true }) ?? null,
      passkeys: passkeys.map((record) => record.get({ plain: true })),
      recoveryCodesLeft: await RecoveryCodeRecord.count({ where: { personId, usedAt: null } }),
    };
  }

  /** Instead of the one before, if there was one. */
  async putTotp(totp: TotpFactor): Promise<void> {
    await TotpFactorRecord.upsert(totp);
  }

  /** False for a code that was used, or that is older than one that was. */
  async useTotpStep(personId: string, lastStep: number): Promise<boolean> {
    const where = { personId, lastStep: { [Op.lt]: lastStep } };
    const [used] = await TotpFactorRecord.update({ lastStep }, { where });
    return used === 1;
  }

  /** False when there was none. */
  async removeTotp(personId: string): Promise<boolean> {
    return (await TotpFactorRecord.destroy({ where: { personId } })) === 1;
  }

  /** Rejects with UniqueConstraintError for a passkey that somebody has already. */
  async addPasskey(passkey: Omit<Passkey, 'id' | 'lastUsedAt'>): Promise<void> {
    await PasskeyRecord.create(passkey);
  }

  /** False when its counter has not moved since, though it counts: somebody may have copied it. */
  async usePasskey(id: string, counter: number, lastUsedAt: Date): Promise<boolean> {
    const moved = counter === 0 ? { counter: 0 } : { counter: { [Op.lt]: counter } };
    const where = { id, ...moved };
    const [used] = await PasskeyRecord.update({ counter, lastUsedAt }, { where });
    return used === 1;
  }

  /** False when that person has no such passkey. */
  async renamePasskey(personId: string, id: string, name: string): Promise<boolean> {
    if ((await PasskeyRecord.count({ where: { id, personId } })) === 0) return false;
    await PasskeyRecord.update({ name }, { where: { id, personId } });
    return true;
  }

  /** False when that person has no such passkey. */
  async removePasskey(personId: string, id: string): Promise<boolean> {
    return (await PasskeyRecord.destroy({ where: { id, personId } })) === 1;
  }

  /** The codes before are good for nothing from then on. */
  async replaceRecoveryCodes(
    personId: string,
    codeHashes: readonly string[],
    createdAt: Date,
  ): Promise<void> {
    await this.removeRecoveryCodes(personId);
    await RecoveryCodeRecord.bulkCreate(
      codeHashes.map((codeHash) => ({ personId, codeHash, createdAt })),
    );
  }

  /** False when there is no such code, or it was used; in one statement, for it works once. */
  async useRecoveryCode(personId: string, codeHash: string, usedAt: Date): Promise<boolean> {
    const where = { personId, codeHash, usedAt: null };
    const [used] = await RecoveryCodeRecord.update({ usedAt }, { where });
    return used === 1;
  }

  async removeRecoveryCodes(personId: string): Promise<void> {
    await RecoveryCodeRecord.destroy({ where: { personId } });
  }

  /** Leaves that person without any factor. */
  async removeAll(personId: string): Promise<void> {
    await this.removeTotp(personId);
    await PasskeyRecord.destroy({ where: { personId } });
    await this.removeRecoveryCodes(personId);
  }
}
