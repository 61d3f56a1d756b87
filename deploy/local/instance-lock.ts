import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

import { StartProblem } from './start-problem.ts';

/**
 * Makes sure that only one launcher works on a data folder. The lock is a socket in Linux's
 * abstract namespace: the kernel gives it up when its owner dies, however that happens.
 *
 * @returns gives the lock up
 * @throws StartProblem when another process has it
 */
export async function lockInstance(dataFolder: string): Promise<() => void> {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 24);
  const path = `\0exam-portal-${name}`;
  const server = createServer((socket) => socket.end(String(process.pid)));
  server.listen({ path });
  try {
    await once(server, 'listening');
  } catch {
    const owner = await ownerOf(path);
    throw new StartProblem(
      `The portal already runs from ${dataFolder}${owner}. Stop it first (Ctrl-C there), ` +
        'or give this one a folder and ports of its own: ' +
        'DATA_DIR=… HTTP_PORT=8081 HTTPS_PORT=8444 make start',
    );
  }
  server.unref();
  return () => server.close();
}

async function ownerOf(path: string): Promise<string> {
  try {
    const socket = connect({ path, timeout: 1_000 });
    const [pid] = (await once(socket, 'data')) as [Buffer];
    return ` (process ${pid.toString()})`;
  } catch {
    return '';
  }
}
