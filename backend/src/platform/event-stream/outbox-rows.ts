import { QueryTypes, type Sequelize } from 'sequelize';

export interface OutboxRow {
  readonly sequence: number;
  readonly eventId: string;
  readonly stream: string;
  readonly name: string;
  readonly data: string;
  readonly audience: string;
}

export interface PublishedRow {
  readonly sequence: number;
  readonly stream: string;
  readonly entryId: string;
}

/** What the relay reads and writes of the outbox, in the transaction that it is called in. */
export class OutboxRows {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /**
   * Waits until no other relay works. The lock is a row, and not GET_LOCK: it ends with the
   * transaction that reads and deletes, so a relay that lost its connection has lost both at once,
   * and every MySQL there is has row locks, also behind a proxy.
   */
  async lock(): Promise<void> {
    const rows = await this.select('SELECT id FROM outbox_relay FOR UPDATE', {});
    if (rows.length === 0) throw new Error('the row in outbox_relay is missing');
  }

  /** Committed events that Redis has not got, in order. Waits for no command that is under way. */
  unpublished(limit: number): Promise<OutboxRow[]> {
    return this.select<OutboxRow>(
      `SELECT sequence, event_id AS eventId, stream, name, data, audience FROM outbox
       WHERE published_at IS NULL ORDER BY sequence LIMIT :limit`,
      { limit },
    );
  }

  /** Events published longer ago than `age` milliseconds, or looked for as long ago. */
  published(age: number, limit: number): Promise<PublishedRow[]> {
    return this.select<PublishedRow>(
      `SELECT sequence, stream, entry_id AS entryId FROM outbox
       WHERE published_at < NOW(3) - INTERVAL :age MICROSECOND
       ORDER BY published_at LIMIT :limit`,
      { age: age * 1_000, limit },
    );
  }

  /** One row: of a list, a small table would be scanned, which waits for rows that others insert. */
  async delete(sequence: number): Promise<void> {
    await this.write('DELETE FROM outbox WHERE sequence = :sequence', { sequence });
  }

  /** Remembers where the event is in Redis, as of now. */
  async markPublished(sequence: number, entryId: string): Promise<void> {
    await this.write(
      'UPDATE outbox SET published_at = NOW(3), entry_id = :entryId WHERE sequence = :sequence',
      { sequence, entryId },
    );
  }

  async markUnpublished(sequence: number): Promise<void> {
    await this.write(
      'UPDATE outbox SET published_at = NULL, entry_id = NULL WHERE sequence = :sequence',
      { sequence },
    );
  }

  private select<Row extends object>(sql: string, replacements: object): Promise<Row[]> {
    const options = { type: QueryTypes.SELECT, replacements: { ...replacements } } as const;
    return this.sequelize.query<Row>(sql, options);
  }

  private async write(sql: string, replacements: object): Promise<void> {
    await this.sequelize.query(sql, { replacements: { ...replacements } });
  }
}
