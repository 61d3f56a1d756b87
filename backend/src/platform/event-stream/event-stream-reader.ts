import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';

import type { Logger } from '../logging/logger.ts';
import { Alarm } from './alarm.ts';
import { FollowedStream, type StreamListener } from './followed-stream.ts';
import { keepConnected } from './keep-connected.ts';
import { streamKey, type RawEntry } from './stream-event.ts';

export interface ReaderOptions {
  /** Milliseconds that one read waits for news. */
  readonly block?: number;
  /** Milliseconds that it may be late before its connection counts as dead. */
  readonly grace?: number;
}

/** Holds a random value that is gone with everything else when Redis is wiped. */
const EPOCH_KEY = 'exam-epoch';
const BATCH = 200;
/** Milliseconds between checks that no stream was deleted or set back. */
const CHECK = 1_000;
const FOREVER = 2 ** 31 - 1;

/**
 * Reads all streams that anyone in this process listens to, on one connection, and tells the
 * listeners. Each stream begins at its end, so this tells of what happens, not of what happened.
 *
 * Whenever entries may have been missed (the connection broke, Redis was wiped, a stream was
 * deleted or set back) reading begins at the new end, and `onReload` is called.
 */
export class EventStreamReader {
  private readonly redis: Redis;
  private readonly logger: Logger;
  private readonly block: number;
  private readonly grace: number;
  private readonly streams = new Map<string, FollowedStream>();
  private readonly alarm = new Alarm();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Redis's number for the reading connection; null while there is none. */
  private clientId: number | null = null;
  private nextCheck = 0;

  /** `redis` is used for short commands, and lends its settings to the reading connection. */
  constructor(redis: Redis, logger: Logger, { block = 1_000, grace = 2_000 }: ReaderOptions = {}) {
    this.redis = redis;
    this.logger = logger;
    this.block = block;
    this.grace = grace;
  }

  start(): void {
    const part = {
      name: 'event stream reader',
      silence: this.block + this.grace,
      logger: this.logger,
      work: (connection: Redis, signal: AbortSignal) => this.read(connection, signal),
    };
    this.running = keepConnected(this.redis, part, this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  /**
   * Calls the listener for every event of the stream that is published after this resolved, until
   * the returned function is called. While Redis is away it resolves after a moment, and `onReload`
   * follows when Redis is back.
   */
  async listen(stream: string, listener: StreamListener): Promise<() => void> {
    const followed = this.streams.get(stream) ?? this.follow(stream);
    followed.listeners.add(listener);
    await followed.ready;
    return () => {
      followed.listeners.delete(listener);
      if (followed.listeners.size > 0 || this.streams.get(stream) !== followed) return;
      this.streams.delete(stream);
    };
  }

  private follow(stream: string): FollowedStream {
    const followed = new FollowedStream(this.logger);
    this.streams.set(stream, followed);
    setTimeout(() => {
      if (followed.position === null) followed.lose();
    }, this.block).unref();
    this.wake();
    return followed;
  }

  /** Ends the read that is under way, so that the next one knows what has changed. */
  private wake(): void {
    this.alarm.ring();
    if (this.clientId === null || this.redis.status !== 'ready') return;
    this.redis.client('UNBLOCK', this.clientId).catch((error: unknown) => {
      // The read ends by itself a little later.
      this.logger.debug({ err: error }, 'cannot wake the event stream reader');
    });
  }

  private async read(connection: Redis, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      this.alarm.ring();
    });
    try {
      this.clientId = await connection.client('ID');
      let epoch = await readEpoch(connection);
      while (!signal.aborted) {
        await this.locate(connection);
        const followed = [...this.streams];
        if (followed.length === 0) {
          await this.alarm.wait(FOREVER);
          continue;
        }
        // Added in this very moment: it need not wait until a read ends.
        if (followed.some(([, { position }]) => position === null)) continue;
        const epochBefore = await this.readOnce(connection, followed);
        if (epochBefore === epoch) continue;
        this.logger.warn('Redis was wiped; listeners are told to reload');
        this.loseAll();
        epoch = await readEpoch(connection);
      }
    } finally {
      this.clientId = null;
      this.loseAll();
    }
  }

  /** Finds the end of streams that are new, and, once in a while, whether others were set back. */
  private async locate(connection: Redis): Promise<void> {
    const all = performance.now() >= this.nextCheck;
    if (all) this.nextCheck = performance.now() + CHECK;
    const wanted = [...this.streams].filter(([, { position }]) => all || position === null);
    const ends = await Promise.all(
      wanted.map(async ([stream]) => {
        const [last] = await connection.xrevrange(streamKey(stream), '+', '-', 'COUNT', 1);
        return last?.[0] ?? '0-0';
      }),
    );
    wanted.forEach(([, followed], index) => {
      followed.locate(ends[index] ?? '0-0');
    });
  }

  /** Waits for entries and hands them on. Resolves with the epoch as it was before. */
  private async readOnce(
    connection: Redis,
    wanted: readonly (readonly [string, FollowedStream])[],
  ): Promise<string | null> {
    const keys = wanted.map(([stream]) => streamKey(stream));
    const after = wanted.map(([, { position }]) => position ?? '0-0');
    const [epoch, reply] = await Promise.all([
      connection.get(EPOCH_KEY),
      connection.xread('COUNT', BATCH, 'BLOCK', this.block, 'STREAMS', ...keys, ...after),
    ]);
    for (const [key, entries] of (reply as [string, RawEntry[]][] | null) ?? []) {
      wanted[keys.indexOf(key)]?.[1].receive(entries);
    }
    return epoch;
  }

  private loseAll(): void {
    for (const followed of this.streams.values()) followed.lose();
  }
}

async function readEpoch(connection: Redis): Promise<string | null> {
  await connection.set(EPOCH_KEY, randomUUID(), 'NX');
  return connection.get(EPOCH_KEY);
}
