import { QueryTypes, type Sequelize } from 'sequelize';

import { inTransaction } from '../platform/database/transaction.ts';
import { Alarm } from '../platform/event-stream/alarm.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { CHAIN_START, extendChain, hashEntry } from './audit-entry.ts';
import { ENTRY_COLUMNS, toAuditEntry, type AuditEntryRow } from './audit-entry-row.ts';

const BATCH = 500;
/** Milliseconds between looks for entries, when nobody wakes the sealer. */
const POLL = 1_000;

interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Appends committed entries to the hash chain of their school. Commands only insert, and never wait
 * for each other at the head of a chain. Any number of processes may run one; they take turns.
 */
export class AuditSealer {
  private readonly sequelize: Sequelize;
  private readonly logger: Logger;
  private readonly alarm = new Alarm();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(sequelize: Sequelize, logger: Logger) {
    this.sequelize = sequelize;
    this.logger = logger;
  }

  start(): void {
    this.running = this.run(this.stopping.signal);
  }

  /** Looks for entries now. */
  wake(): void {
    this.alarm.ring();
  }

  /** Resolves when the batch in hand is done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  /** Seals what is committed; how many entries. */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (let batch = BATCH; batch === BATCH; sealed += batch) batch = await this.sealBatch();
    return sealed;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.sealAll();
      } catch (error) {
        this.logger.warn({ err: error }, 'could not seal the audit log');
      }
      await this.alarm.wait(POLL);
    }
  }

  private async sealBatch(): Promise<number> {
    // Most looks find nothing, and need not stand in line.
    if ((await this.select('SELECT 1 FROM audit_pending LIMIT 1')).length === 0) return 0;
    return inTransaction(this.sequelize, async () => {
      const lock = await this.select('SELECT id FROM audit_sealer FOR UPDATE');
      if (lock.length === 0) throw new Error('the row in audit_sealer is missing');
      const rows = await this.select<AuditEntryRow>(
        `SELECT ${ENTRY_COLUMNS} FROM audit_pending p JOIN audit_entry e USING (sequence)
         ORDER BY sequence LIMIT ${String(BATCH)}`,
      );
      for (const schoolId of new Set(rows.map((row) => row.schoolId))) {
        await this.seal(
          schoolId,
          rows.filter((row) => row.schoolId === schoolId),
        );
      }
      // One by one: of a list, a small table is scanned, which waits for rows that others insert.
      for (const { sequence } of rows) {
        const replacements = { sequence };
        await this.sequelize.query('DELETE FROM audit_pending WHERE sequence = :sequence', {
          replacements,
        });
      }
      return rows.length;
    });
  }

  private async seal(schoolId: string, rows: readonly AuditEntryRow[]): Promise<void> {
    let { sequence, hash } = await this.head(schoolId);
    const seals = rows.map((row) => {
      const entryHash = hashEntry(toAuditEntry(row));
      hash = extendChain(hash, entryHash);
      sequence += 1;
      return [schoolId, sequence, row.id, entryHash, hash];
    });
    await this.sequelize.query(
      `INSERT INTO audit_seal (school_id, sequence, entry_id, entry_hash, chain_hash, sealed_at)
       VALUES ${seals.map(() => '(?, NOW(3))').join(', ')}`,
      { replacements: seals },
    );
  }

  private async head(schoolId: string): Promise<Head> {
    const [head] = await this.select<Head>(
      `SELECT sequence, chain_hash AS hash FROM audit_seal WHERE school_id = :schoolId
       ORDER BY sequence DESC LIMIT 1`,
      { schoolId },
    );
    return head ?? { sequence: 0, hash: CHAIN_START };
  }

  private select<Row extends object>(sql: string, replacements: object = {}): Promise<Row[]> {
    const options = { type: QueryTypes.SELECT, replacements: { ...replacements } } as const;
    return this.sequelize.query<Row>(sql, options);
  }
}
