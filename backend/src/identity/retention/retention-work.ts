import { randomUUID } from 'node:crypto';

import { QueryTypes, type Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction, outsideTransaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import { sha256 } from '../../platform/secrets/sha256.ts';
import type { PersonStore } from '../../schools/index.ts';
import { DueItems, type DueItem } from './due-items.ts';
import type { RetainedKind } from './retained-kind.ts';
import { RetentionBatchRecord } from './retention-batch-record.ts';
import type { RetentionRuleStore } from './retention-rule-store.ts';

const BATCH = 50;
const DAY = 24 * 3_600_000;

export interface RetentionWorkDependencies {
  readonly sequelize: Sequelize;
  readonly logger: Logger;
  readonly people: PersonStore;
  readonly rules: RetentionRuleStore;
  readonly kinds: readonly RetainedKind[];
  readonly recordAudit: RecordAudit;
}

interface Batch {
  readonly id: string;
  readonly schoolId: string;
  readonly cutOff: Date;
  readonly items: readonly DueItem[];
}

/**
 * Deletes what no longer may be kept, and writes the proof of it into the audit log. What a batch
 * deletes is noted first, so that after a crash anywhere the rest follows, and so does the proof.
 */
export class RetentionWork {
  private readonly given: RetentionWorkDependencies;
  private readonly due: DueItems;

  constructor(given: RetentionWorkDependencies) {
    this.given = given;
    this.due = new DueItems(given.sequelize);
  }

  /** How many were deleted, of one school or of all: none while another process is at it. */
  async run(schoolId?: string): Promise<number> {
    const { sequelize } = this.given;
    return sequelize.transaction(async () => {
      const lock = async (sql: string) => {
        const name = `CONCAT('retention.', DATABASE())`;
        const query = sql.replace(':name', name);
        const [row] = await sequelize.query<{ got: number }>(query, { type: QueryTypes.SELECT });
        return row?.got === 1;
      };
      if (!(await lock('SELECT GET_LOCK(:name, 0) AS got'))) return 0;
      try {
        // The lock is of this connection; the work has others.
        return await outsideTransaction(() => this.deleteAll(schoolId));
      } finally {
        await lock('SELECT RELEASE_LOCK(:name) AS got');
      }
    });
  }

  private async deleteAll(schoolId?: string): Promise<number> {
    const { sequelize, kinds } = this.given;
    const schools = await sequelize.query<{ id: string }>(
      'SELECT id FROM school WHERE id = COALESCE(:schoolId, id)',
      { type: QueryTypes.SELECT, replacements: { schoolId: schoolId ?? null } },
    );
    let deleted = 0;
    for (const { id } of schools) {
      for (const kind of kinds) deleted += await this.deleteKind(id, kind);
    }
    return deleted;
  }

  private async deleteKind(schoolId: string, kind: RetainedKind): Promise<number> {
    const { sequelize, rules } = this.given;
    let deleted = await this.resume(schoolId, kind);
    const rule = (await rules.list(schoolId)).find((one) => one.kind === kind.kind);
    if (!rule) return deleted;
    const now = await databaseNow(sequelize);
    const cutOff = new Date(now.getTime() - rule.days * DAY);
    let after = '';
    for (;;) {
      const items = await this.due.list(kind, schoolId, { cutOff, after, limit: BATCH });
      const last = items.at(-1);
      if (!last) return deleted;
      after = last.id;
      const id = randomUUID();
      const batch = { id, schoolId, kind: kind.kind, cutOff, begunAt: now };
      await RetentionBatchRecord.create({ ...batch, ids: JSON.stringify(items) });
      deleted += await this.deleteBatch(kind, { ...batch, items });
    }
  }

  /** Ends what a crash cut off. */
  private async resume(schoolId: string, kind: RetainedKind): Promise<number> {
    const where = { schoolId, kind: kind.kind };
    let deleted = 0;
    for (const { id, cutOff, ids } of await RetentionBatchRecord.findAll({ where })) {
      const items = JSON.parse(ids) as DueItem[];
      deleted += await this.deleteBatch(kind, { id, schoolId, cutOff, items });
    }
    return deleted;
  }

  private async deleteBatch(kind: RetainedKind, batch: Batch): Promise<number> {
    for (const item of batch.items) await this.deleteItem(kind, batch, item);
    return inTransaction(this.given.sequelize, () => this.prove(kind, batch));
  }

  /** What fails is still due, and comes again with the next run. */
  private async deleteItem(
    kind: RetainedKind,
    { schoolId, cutOff }: Batch,
    { id, personId }: DueItem,
  ): Promise<void> {
    const { sequelize, people, logger } = this.given;
    try {
      await inTransaction(sequelize, async () => {
        // Nobody puts the candidate on hold, or consents anew, from here to the end of it.
        await people.lock(personId);
        if (!(await this.due.find(kind, schoolId, { cutOff, id }))) return;
        await kind.remove(id);
      });
    } catch (error) {
      logger.warn({ err: error, kind: kind.kind, id }, 'something that is due was not deleted');
    }
  }

  private async prove(kind: RetainedKind, batch: Batch): Promise<number> {
    const { id, schoolId, cutOff, items } = batch;
    const left = await this.due.existing(
      kind,
      items.map((item) => item.id),
    );
    const gone = items.filter((item) => !left.has(item.id));
    if (gone.length > 0) {
      const ids = gone.map((item) => item.id).sort();
      await this.given.recordAudit({
        action: 'retention.deleted',
        subject: { kind: 'school', id: schoolId },
        schoolId,
        after: {
          kind: kind.kind,
          cutOff: cutOff.toISOString(),
          expired: gone.filter(({ because }) => because === 'expired').length,
          withdrawn: gone.filter(({ because }) => because === 'withdrawn').length,
          idsSha256: sha256(ids.join('\n')),
        },
      });
    }
    await RetentionBatchRecord.destroy({ where: { id } });
    return gone.length;
  }
}
