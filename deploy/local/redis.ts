import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { logFile } from './data-folder.ts';
import { tcpAnswers } from './probes.ts';
import type { Service } from './supervised-process.ts';

interface RedisOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

/** A Redis whose append-only file outlives it; the password is in a file, not on display in `ps`. */
export function redis({
  dataFolder,
  host,
  port,
  password,
}: RedisOptions): Service & { url: string } {
  const folder = join(dataFolder, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configuration = join(dataFolder, 'redis.conf');
  const settings = [
    `bind ${host}`,
    `port ${port}`,
    `dir ${JSON.stringify(folder)}`,
    `requirepass ${password}`,
    'appendonly yes',
    'save ""',
  ];
  writeFileSync(configuration, `${settings.join('\n')}\n`, { mode: 0o600 });

  return {
    name: 'Redis',
    command: 'redis-server',
    args: [configuration],
    logFile: logFile(dataFolder, 'redis'),
    answers: () =>
      tcpAnswers({ host, port }, { hello: `AUTH ${password}\r\nPING\r\n`, answer: /\+PONG/ }),
    url: `redis://:${password}@${host}:${port}`,
  };
}
