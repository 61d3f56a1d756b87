import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Stack } from '../../deploy/local/stack.ts';

/** Not the ones of `make start`, which may well be running. */
export const portalPorts = {
  http: Number(process.env['E2E_HTTP_PORT'] ?? 18080),
  https: Number(process.env['E2E_HTTPS_PORT'] ?? 18443),
};

/** How the set-up tells the workers where the portal's files are. */
export const folderVariable = 'E2E_DATA_FOLDER';

export type ServerName = 'MariaDB' | 'Redis' | 'Janus' | 'API';

/** The portal that the set-up started: its URLs, its demo accounts, the API's environment. */
export function portalUnderTest(): Stack {
  return read('stack.json') as Stack;
}

/** The process that runs now, for tests that kill it. The launcher starts it again. */
export function processId(server: ServerName): number {
  const pid = (read('processes.json') as Partial<Record<ServerName, number>>)[server];
  if (pid === undefined) throw new Error(`${server} does not run`);
  return pid;
}

function read(file: string): unknown {
  const folder = process.env[folderVariable];
  if (!folder) throw new Error('Run the tests by npm run test:e2e');
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
