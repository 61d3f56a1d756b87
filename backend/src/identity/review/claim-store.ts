import { REVIEW_CLAIM_MINUTES } from '@exam/contracts';
import { Op, QueryTypes, type Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { currentTransaction } from '../../platform/database/transaction.ts';
import { IdentityClaimRecord } from './review-records.ts';

export interface Claim {
  readonly sittingId: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

/** Who has which file open. The row of the file is the lock of its claim. */
export class ClaimStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /**
   * Locks a file that waits for a decision, unless another transaction has it locked: then somebody
   * else is at it this very moment, and waiting for them would only end in their claim.
   */
  async lockIfFree(sittingId: string): Promise<boolean> {
    currentTransaction();
    const rows = await this.sequelize.query(
      `SELECT sitting_id FROM identity_file WHERE sitting_id = :sittingId AND status = 'submitted'
       FOR UPDATE SKIP LOCKED`,
      { type: QueryTypes.SELECT, replacements: { sittingId } },
    );
    return rows.length === 1;
  }

  /** Null when nobody has the file, or not any more. */
  async find(sittingId: string): Promise<Claim | null> {
    const expiresAt = { [Op.gt]: await databaseNow(this.sequelize) };
    const record = await IdentityClaimRecord.findOne({ where: { sittingId, expiresAt } });
    return record?.get({ plain: true }) ?? null;
  }

  /** Gives a locked file to somebody, or goes on with their claim. */
  async give(sittingId: string, personId: string): Promise<void> {
    const expiresAt = await this.nextExpiry();
    await IdentityClaimRecord.upsert({ sittingId, personId, expiresAt });
  }

  /** Goes on with the claims that somebody holds still; of which files those are. */
  async renew(personId: string, sittingIds: readonly string[]): Promise<string[]> {
    const now = await databaseNow(this.sequelize);
    const where = { personId, sittingId: [...sittingIds], expiresAt: { [Op.gt]: now } };
    await IdentityClaimRecord.update({ expiresAt: await this.nextExpiry() }, { where });
    const held = await IdentityClaimRecord.findAll({ where });
    return held.map(({ sittingId }) => sittingId);
  }

  /** Ends claims, whoever holds them. */
  async end(sittingIds: readonly string[]): Promise<void> {
    await IdentityClaimRecord.destroy({ where: { sittingId: [...sittingIds] } });
  }

  /** Ends those of somebody's own claims; how many. */
  async release(personId: string, sittingIds: readonly string[]): Promise<number> {
    return IdentityClaimRecord.destroy({ where: { personId, sittingId: [...sittingIds] } });
  }

  private async nextExpiry(): Promise<Date> {
    const now = await databaseNow(this.sequelize);
    return new Date(now.getTime() + REVIEW_CLAIM_MINUTES * 60_000);
  }
}
