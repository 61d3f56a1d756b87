import { once } from 'node:events';
import { createServer } from 'node:net';

import { StartProblem } from './start-problem.ts';

/** Whether a server could listen there now. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host });
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** The preferred port, or the next one that is free; nobody has to know it by heart. */
export async function freePortFrom(preferred: number, host: string): Promise<number> {
  for (let port = preferred; port < preferred + 100; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new StartProblem(`No port from ${preferred} to ${preferred + 99} is free on ${host}.`);
}

/** Refuses politely: people have this port in their bookmarks, so it does not just move. */
export async function requirePort(port: number, host: string, variable: string): Promise<void> {
  if (await isFree(port, host)) return;
  throw new StartProblem(
    `Port ${port} is taken by another program. Stop that program (\`ss -ltnp sport = :${port}\` ` +
      `names it), or choose another port: ${variable}=${port + 1} make start`,
  );
}
