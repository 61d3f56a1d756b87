// One face worker: a process of its own, because a fault of the models ends it. See face-worker.ts.
import { randomUUID } from 'node:crypto';

import { createLogger } from '../platform/logging/logger.ts';
import { composeFaceWorker } from './compose-face-worker.ts';
import { readConfig } from './read-config.ts';

const config = readConfig();
const logger = createLogger({ level: config.LOG_LEVEL, format: config.LOG_FORMAT });
const stopping = new AbortController();
const stop = () => {
  stopping.abort();
};
// Ctrl-C reaches it as well as its parent, who says when to end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', stop);
process.on('disconnect', stop);

const worker = await composeFaceWorker(config, logger, () => process.exit(1));
logger.info('a face worker is ready');
await worker.run(randomUUID(), stopping.signal);
process.exit(0);
