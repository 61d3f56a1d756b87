import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { createLogger } from '../platform/logging/logger.ts';
import { readConfig } from './read-config.ts';

/** Milliseconds that a check under way gets at the end. */
const GRACE = 10_000;
/** Milliseconds before a process that died is started again: longer each time, if it dies at once. */
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Milliseconds; a process that ran this long was well. */
const WELL = 60_000;

const config = readConfig();
const logger = createLogger({ level: config.LOG_LEVEL, format: config.LOG_FORMAT });
const stopping = new AbortController();
const children = new Set<ChildProcess>();
const isOver = () => stopping.signal.aborted;

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isOver()) return;
    logger.info({ signal }, 'face workers are shutting down');
    stopping.abort();
    for (const child of children) child.kill('SIGTERM');
    setTimeout(() => {
      for (const child of children) child.kill('SIGKILL');
    }, GRACE).unref();
  });
}

logger.info({ workers: config.FACE_WORKERS }, 'face workers are starting');
await Promise.all(Array.from({ length: config.FACE_WORKERS }, keepRunning));
logger.info('face workers have stopped');

/** One process, and another whenever it ends: the models may take it with them. */
async function keepRunning(): Promise<void> {
  let wait = SHORTEST_PAUSE;
  while (!isOver()) {
    const begun = performance.now();
    const child = fork(join(import.meta.dirname, 'face-worker-process.ts'));
    children.add(child);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    children.delete(child);
    if (isOver()) return;
    wait = performance.now() - begun > WELL ? SHORTEST_PAUSE : Math.min(wait * 2, LONGEST_PAUSE);
    logger.error({ exitCode: code, signal, wait }, 'a face worker died, and is started again');
    await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}
