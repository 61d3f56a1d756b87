import type { Redis } from 'ioredis';

import type { Logger } from '../logging/logger.ts';
import { ConsumerGroup, type ConsumerNames } from './consumer-group.ts';
import { keepConnected } from './keep-connected.ts';
import type { Outbox } from './outbox.ts';
import { toStreamEvent, type EventStreamEntry, type StreamEvent } from './stream-event.ts';

export interface ConsumerOptions {
  /** Milliseconds; an entry unacknowledged this long belongs to a consumer presumed dead. */
  readonly staleAfterMs: number;
  readonly maxDeliveries: number;
  /** Milliseconds that one read waits for news, and so the longest that stopping takes. */
  readonly blockMs: number;
  /** How many events are handled at the same time; with more than 1 their order is lost. */
  readonly concurrency: number;
  /** Must be idempotent (see HandledEvents), and must end well within `staleAfterMs`. */
  readonly handle: (event: StreamEvent) => Promise<void>;
}

/** Milliseconds that a blocked read may be late before its connection counts as dead. */
const GRACE = 2_000;

/**
 * Hands every event of a work stream to `handle`, at least once and from any number of processes.
 * An event that fails comes again after `staleAfterMs`; when it has failed `maxDeliveries` times,
 * it goes to the stream `<stream>:dead`.
 *
 * None is lost with Redis. The stream must be one of the relay's work streams, and have this one
 * group: the event leaves the outbox when it is handled, not when it is published. When Redis is
 * wiped, the relay misses the entries that were not handled and adds them again, and the group is
 * made anew. Only the stream of dead letters is kept nowhere else.
 */
export class EventStreamConsumer {
  private readonly redis: Redis;
  private readonly outbox: Pick<Outbox, 'ping' | 'settle'>;
  private readonly logger: Logger;
  private readonly names: ConsumerNames;
  private readonly options: ConsumerOptions;

  /** `redis` lends its settings; the consumer makes a connection of its own. */
  constructor(
    redis: Redis,
    outbox: Pick<Outbox, 'ping' | 'settle'>,
    logger: Logger,
    names: ConsumerNames,
    options: ConsumerOptions,
  ) {
    this.redis = redis;
    this.outbox = outbox;
    this.logger = logger;
    this.names = names;
    this.options = options;
  }

  /** Resolves once `signal` aborts and the events in hand are done. Redis may come and go. */
  async run(signal: AbortSignal): Promise<void> {
    const part = {
      name: `consumer of ${this.names.stream}`,
      silence: this.options.blockMs + GRACE,
      logger: this.logger,
      work: (connection: Redis, connected: AbortSignal) => this.consume(connection, connected),
    };
    await keepConnected(this.redis, part, signal);
  }

  /** Rejects with NOGROUP when Redis was wiped, or without a database, and is called again. */
  private async consume(connection: Redis, signal: AbortSignal): Promise<void> {
    const { staleAfterMs, blockMs, concurrency } = this.options;
    const group = new ConsumerGroup(connection, this.names, concurrency);
    await group.ensure();
    while (!signal.aborted) {
      // An outage of the database is no fault of an event, and must not use up its deliveries.
      await this.outbox.ping();
      const stale = await group.claimStale(staleAfterMs);
      await allDone(stale.map((entry) => this.retry(group, entry)));
      const fresh = await group.readNew(blockMs);
      await allDone(fresh.map((entry) => this.process(group, entry)));
    }
  }

  private async retry(group: ConsumerGroup, entry: EventStreamEntry): Promise<void> {
    // Counted before handling, so that an entry that kills the process is retired too.
    if ((await group.deliveries(entry)) <= this.options.maxDeliveries) {
      await this.process(group, entry);
      return;
    }
    this.logger.error({ ...this.names, entryId: entry.id }, 'event given up, now a dead letter');
    await group.retire(entry);
    if (entry.fields['id']) await this.outbox.settle(entry.fields['id']);
  }

  /** An entry that fails stays pending, and comes back as stale. */
  private async process(group: ConsumerGroup, entry: EventStreamEntry): Promise<void> {
    try {
      const event = toStreamEvent(entry);
      await this.options.handle(event);
      await this.outbox.settle(event.eventId);
    } catch (error) {
      this.logger.warn({ ...this.names, entryId: entry.id, err: error }, 'event not handled');
      return;
    }
    await group.acknowledge(entry);
  }
}

/** As Promise.all, but rejects only when none is under way any more. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}
