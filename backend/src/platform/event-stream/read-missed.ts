import { setTimeout as pause } from 'node:timers/promises';

import type { Redis } from 'ioredis';

import type { Logger } from '../logging/logger.ts';
import { streamKey, toEntries, toStreamEvent, type StreamEvent } from './stream-event.ts';

/** Whoever missed more reloads. */
const MOST_MISSED = 500;
/** Milliseconds that Redis may take. */
const PATIENCE = 2_000;

/**
 * The events that came after the one with this id; null when that cannot be said: the stream does
 * not reach back that far, or too many came, or Redis does not answer. Then the snapshot must be
 * read again, from the database.
 */
export async function readMissed(
  redis: Redis,
  logger: Logger,
  stream: string,
  lastEventId: string,
): Promise<StreamEvent[] | null> {
  if (redis.status !== 'ready') return null;
  const read = redis.xrange(streamKey(stream), lastEventId, '+', 'COUNT', MOST_MISSED + 2);
  try {
    const entries = toEntries(await Promise.race([read, pause(PATIENCE, [], { ref: false })]));
    const [known, ...later] = entries;
    // The stream must still have the event itself: an id alone may be from before Redis was wiped.
    if (known?.id !== lastEventId || later.length > MOST_MISSED) return null;
    return later.map(toStreamEvent);
  } catch (error) {
    logger.warn({ err: error }, 'cannot read what a client missed');
    return null;
  }
}
