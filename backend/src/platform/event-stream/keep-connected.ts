import type { Redis } from 'ioredis';

import type { Logger } from '../logging/logger.ts';
import { Alarm } from './alarm.ts';

export interface ConnectedWork {
  /** What the log calls it. */
  readonly name: string;
  /** Milliseconds without an answer after which the connection counts as dead. */
  readonly silence: number;
  readonly logger: Logger;
  /** Ends soon after its signal aborts: the connection is lost, or nobody wants it any more. */
  readonly work: (connection: Redis, signal: AbortSignal) => Promise<void>;
}

const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
/** Milliseconds; work that went on this long was well, so the next pause is short again. */
const WELL = 5_000;

/**
 * Does `work` on a connection of its own, and again on a new one whenever the connection or the
 * work breaks, with longer and longer pauses. Resolves once `signal` aborts and the work has ended.
 *
 * A read that blocks may wait for ever on a connection that is dead without a word, hence
 * `silence`: the socket is destroyed, and nothing of the old connection is used again.
 */
export async function keepConnected(
  redis: Redis,
  { name, silence, logger, work }: ConnectedWork,
  signal: AbortSignal,
): Promise<void> {
  const alarm = new Alarm();
  signal.addEventListener('abort', () => {
    alarm.ring();
  });
  let failures = 0;
  const isOver = () => signal.aborted;
  while (!isOver()) {
    const begin = performance.now();
    const error = await workOnce(redis, silence, work, signal);
    if (isOver()) return;
    failures = performance.now() - begin > WELL ? 1 : failures + 1;
    const level = failures === 1 ? 'warn' : 'debug';
    logger[level]({ err: error, part: name }, 'broken off, begins again');
    await alarm.wait(Math.min(SHORTEST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE));
  }
}

async function workOnce(
  redis: Redis,
  silence: number,
  work: ConnectedWork['work'],
  signal: AbortSignal,
): Promise<unknown> {
  const connection = redis.duplicate({
    lazyConnect: true,
    connectTimeout: silence,
    socketTimeout: silence,
    commandTimeout: undefined,
    maxRetriesPerRequest: null,
    // A second connection is made here, and knowingly, not behind the back of the work.
    retryStrategy: null,
    enableAutoPipelining: false,
  });
  const ended = new AbortController();
  let fault: unknown = new Error('the connection to Redis is lost');
  connection.on('error', (error) => (fault = error));
  connection.on('end', () => {
    ended.abort();
  });
  try {
    await connection.connect();
    await work(connection, AbortSignal.any([signal, ended.signal]));
    return fault;
  } catch (error) {
    return ended.signal.aborted ? fault : error;
  } finally {
    connection.disconnect();
  }
}
