import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { inTransaction } from '../database/transaction.ts';
import type { Logger } from '../logging/logger.ts';
import { Alarm } from './alarm.ts';
import { keepConnected } from './keep-connected.ts';
import { OutboxRows, type OutboxRow } from './outbox-rows.ts';
import { streamKey, toFields } from './stream-event.ts';

export interface RelayOptions {
  /**
   * Streams that one consumer group works off; others may listen too. Their events stay in the
   * outbox until the consumer settles them, and are published again when Redis has lost them: see
   * EventStreamConsumer. Every other stream is for whoever listens at the moment, and its events
   * are gone once published.
   */
  readonly workStreams: readonly string[];
  /** Milliseconds between looks at the outbox, when nobody wakes the relay. */
  readonly poll?: number;
  /** Milliseconds after which an event that nobody settled is looked for in Redis. */
  readonly recheck?: number;
}

const BATCH = 200;
/** Entries that a stream keeps at least, so that listeners can resume. */
const KEPT_ENTRIES = 5_000;
/** Seconds after its last event for which a stream is kept. */
const KEPT_TIME = 3 * 24 * 60 * 60;
/** Milliseconds for which a work stream keeps its entries, however many: some may not be handled. */
const KEPT_WORK = 60 * 60 * 1_000;
/** Milliseconds that Redis may take for a batch; meanwhile other relays wait. */
const SILENCE = 3_000;

/**
 * Publishes what was committed to the outbox, in order, to Redis streams: at least once, because
 * Redis may have got a batch whose rows it could not delete any more. Any number of processes may
 * run one; they take turns.
 */
export class OutboxRelay {
  private readonly sequelize: Sequelize;
  private readonly redis: Redis;
  private readonly logger: Logger;
  private readonly rows: OutboxRows;
  private readonly workStreams: ReadonlySet<string>;
  private readonly poll: number;
  private readonly recheck: number;
  private readonly alarm = new Alarm();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private nextRecheck = 0;

  /** `redis` lends its settings; the relay makes a connection of its own. */
  constructor(sequelize: Sequelize, redis: Redis, logger: Logger, options: RelayOptions) {
    this.sequelize = sequelize;
    this.redis = redis;
    this.logger = logger;
    this.rows = new OutboxRows(sequelize);
    this.workStreams = new Set(options.workStreams);
    this.poll = options.poll ?? 500;
    this.recheck = options.recheck ?? 5_000;
  }

  start(): void {
    const part = {
      name: 'outbox relay',
      silence: SILENCE,
      logger: this.logger,
      work: (connection: Redis, signal: AbortSignal) => this.relay(connection, signal),
    };
    this.running = keepConnected(this.redis, part, this.stopping.signal);
  }

  /** Looks at the outbox now. Any number of calls during one batch make for one more look. */
  wake(): void {
    this.alarm.ring();
  }

  /** Resolves when the batch in hand is done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async relay(connection: Redis, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      this.wake();
    });
    while (!signal.aborted) {
      if (performance.now() >= this.nextRecheck) {
        while (await this.findLost(connection));
        this.nextRecheck = performance.now() + this.recheck;
      }
      const full = await this.relayBatch(connection);
      if (!full) await this.alarm.wait(this.poll);
    }
  }

  /** Whether there may be more. */
  private relayBatch(connection: Redis): Promise<boolean> {
    return inTransaction(this.sequelize, async () => {
      await this.rows.lock();
      const rows = await this.rows.unpublished(BATCH);
      if (rows.length === 0) return false;
      const entryIds = await this.publish(connection, rows);
      for (const [index, { sequence, stream }] of rows.entries()) {
        if (!this.workStreams.has(stream)) await this.rows.delete(sequence);
        else await this.rows.markPublished(sequence, entryIds[index] ?? '');
      }
      return rows.length === BATCH;
    });
  }

  /** Adds all of them to their streams, or rejects. Resolves with the ids of the entries. */
  protected async publish(connection: Redis, rows: readonly OutboxRow[]): Promise<string[]> {
    const transaction = connection.multi();
    for (const row of rows) {
      const limit = this.workStreams.has(row.stream)
        ? (['MINID', '~', Date.now() - KEPT_WORK] as const)
        : (['MAXLEN', '~', KEPT_ENTRIES] as const);
      transaction.xadd(streamKey(row.stream), ...limit, '*', ...toFields(row));
    }
    for (const stream of new Set(rows.map((row) => row.stream))) {
      if (!this.workStreams.has(stream)) transaction.expire(streamKey(stream), KEPT_TIME);
    }
    const replies = (await transaction.exec()) ?? [];
    const fault = replies.find(([error]) => error)?.[0];
    if (fault) throw fault;
    return replies.slice(0, rows.length).map(([, entryId]) => String(entryId));
  }

  /** Lets events be published again whose entries are gone unsettled; whether there may be more. */
  private findLost(connection: Redis): Promise<boolean> {
    return inTransaction(this.sequelize, async () => {
      await this.rows.lock();
      const rows = await this.rows.published(this.recheck, BATCH);
      const entries = await Promise.all(
        rows.map(({ stream, entryId }) => connection.xrange(streamKey(stream), entryId, entryId)),
      );
      for (const [index, { sequence, entryId }] of rows.entries()) {
        if (entries[index]?.length) await this.rows.markPublished(sequence, entryId);
        else await this.rows.markUnpublished(sequence);
      }
      return rows.length === BATCH;
    });
  }
}
