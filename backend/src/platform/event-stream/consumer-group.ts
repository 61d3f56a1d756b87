import type { Redis } from 'ioredis';

import { streamKey, toEntries, type EventStreamEntry, type RawEntry } from './stream-event.ts';

export interface ConsumerNames {
  readonly stream: string;
  readonly group: string;
  /** One running process each. */
  readonly consumer: string;
}

type RawPending = [id: string, consumer: string, idleMs: number, deliveries: number];

/** Entries that the stream of dead letters keeps at least. */
const KEPT_DEAD = 10_000;

/** One consumer's seat in a consumer group: the Redis commands, and no policy. */
export class ConsumerGroup {
  private readonly redis: Redis;
  private readonly key: string;
  private readonly group: string;
  private readonly consumer: string;
  /** How many entries one read hands out. */
  private readonly batch: number;
  /** Where the search for stale entries goes on: entries at the front must not hide the others. */
  private cursor = '0-0';

  /** `redis` must not be shared: a blocking read stalls every other command on its connection. */
  constructor(redis: Redis, names: ConsumerNames, batch: number) {
    this.redis = redis;
    this.key = streamKey(names.stream);
    this.group = names.group;
    this.consumer = names.consumer;
    this.batch = batch;
  }

  /** Creates the group, and the stream with it, unless they exist. */
  async ensure(): Promise<void> {
    try {
      // From the beginning: what the stream has already is work too.
      await this.redis.xgroup('CREATE', this.key, this.group, '0', 'MKSTREAM');
    } catch (error) {
      // BUSYGROUP: another consumer created it first, which is what we wanted.
      if (!String(error).includes('BUSYGROUP')) throw error;
    }
  }

  /** New entries; waits up to `blockMs` milliseconds for the first. */
  async readNew(blockMs: number): Promise<EventStreamEntry[]> {
    const who = ['GROUP', this.group, this.consumer] as const;
    const limits = ['COUNT', this.batch, 'BLOCK', blockMs] as const;
    const reply = await this.redis.xreadgroup(...who, ...limits, 'STREAMS', this.key, '>');
    return toEntries(reply?.[0]?.[1] ?? []);
  }

  /** Takes over what any consumer left unacknowledged for `staleAfterMs` milliseconds. */
  async claimStale(staleAfterMs: number): Promise<EventStreamEntry[]> {
    const { key, group, consumer, cursor, batch } = this;
    const reply = await this.redis.xautoclaim(
      ...([key, group, consumer, staleAfterMs, cursor, 'COUNT', batch] as const),
    );
    const [next, entries] = reply as [string, (RawEntry | null)[]];
    this.cursor = next;
    return toEntries(entries.filter((entry) => entry !== null));
  }

  /** How often the entry has been handed out, this time included. */
  async deliveries({ id }: EventStreamEntry): Promise<number> {
    const pending = await this.redis.xpending(this.key, this.group, id, id, 1);
    return (pending as RawPending[])[0]?.[3] ?? 0;
  }

  /** Takes the entry off the list of what is pending. */
  async acknowledge({ id }: EventStreamEntry): Promise<void> {
    await this.redis.xack(this.key, this.group, id);
  }

  /** Copies the entry to the stream `<stream>:dead`, for a person to look at, and acknowledges it. */
  async retire({ id, fields }: EventStreamEntry): Promise<void> {
    const copy = ['entryId', id, ...Object.entries(fields).flat()];
    await this.redis
      .multi()
      .xadd(`${this.key}:dead`, 'MAXLEN', '~', KEPT_DEAD, '*', ...copy)
      .xack(this.key, this.group, id)
      .exec();
  }
}
