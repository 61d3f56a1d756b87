import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

import { createLogger } from '../platform/logging/logger.ts';
import { compose } from './compose.ts';
import { readConfig } from './read-config.ts';

/** Milliseconds that requests under way get at the end. */
const GRACE = 10_000;

const config = readConfig();
const logger = createLogger({ level: config.LOG_LEVEL, format: config.LOG_FORMAT });
const { app, media, background } = await compose(config, logger);
const handle = app.callback();
const listener = (request: IncomingMessage, response: ServerResponse) => {
  void handle(request, response);
};
const servers: Server[] = [createHttpServer(listener)];
const ports = [config.HTTP_PORT];
if (config.HTTPS_PORT && config.TLS_CERT_FILE && config.TLS_KEY_FILE) {
  const cert = readFileSync(config.TLS_CERT_FILE);
  const key = readFileSync(config.TLS_KEY_FILE);
  servers.push(createHttpsServer({ cert, key }, listener));
  ports.push(config.HTTPS_PORT);
}

let ending = false;
async function shutDown(signal: string): Promise<void> {
  if (ending) return;
  ending = true;
  logger.info({ signal }, 'shutting down');
  setTimeout(() => {
    logger.error('requests did not end in time');
    process.exit(1);
  }, GRACE).unref();
  const closed = servers.map((server) => {
    const done = once(server, 'close');
    server.close();
    return done;
  });
  await background.stop();
  await Promise.all(closed);
  logger.info('stopped');
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => void shutDown(signal));
}

await background.start();
for (const [index, server] of servers.entries()) {
  media.attachMediaGateway(server);
  server.listen(ports[index], config.HOST);
  await once(server, 'listening');
  logger.info({ port: ports[index] }, 'listening');
}
