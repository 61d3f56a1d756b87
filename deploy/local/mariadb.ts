import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { runToEnd } from './child-process.ts';
import { logFile } from './data-folder.ts';
import { tcpAnswers } from './probes.ts';
import type { Service } from './supervised-process.ts';

interface MariaDbOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly passwords: { readonly owner: string; readonly application: string };
  readonly signal: AbortSignal;
}

const database = 'exam';
const owner = 'exam';
const application = 'exam_application';
/** mariadbd refuses to run as root unless it is told that this is meant. */
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

/** A server, and where two accounts reach its database. */
export interface MariaDb extends Service {
  /** For who creates and changes tables. */
  readonly ownerUrl: string;
  /** For who serves: it has the rights that the owner gives it. */
  readonly url: string;
}

/** Makes the system tables where there are none, and describes the server. */
export async function mariaDb(options: MariaDbOptions): Promise<MariaDb> {
  const { dataFolder, host, port, passwords } = options;
  const files = join(dataFolder, 'mariadb');
  const log = logFile(dataFolder, 'mariadb');
  if (!existsSync(files)) await installTables(files, log, options.signal);

  return {
    name: 'MariaDB',
    command: 'mariadbd',
    args: [
      '--no-defaults',
      `--datadir=${files}`,
      // Relative to the data, because the path of a socket may have 107 bytes only.
      '--socket=mariadb.sock',
      '--pid-file=mariadb.pid',
      `--bind-address=${host}`,
      `--port=${port}`,
      `--init-file=${writeAccounts(options)}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--innodb-buffer-pool-size=128M',
      '--innodb-log-file-size=32M',
      ...asRoot,
    ],
    logFile: log,
    answers: () => tcpAnswers({ host, port }, { answer: /mysql_native_password/ }),
    // After a power cut InnoDB may have much to recover.
    readyWithinMs: 120_000,
    stopWithinMs: 30_000,
    ownerUrl: `mysql://${owner}:${passwords.owner}@${host}:${port}/${database}`,
    url: `mysql://${application}:${passwords.application}@${host}:${port}/${database}`,
  };
}

/** A first start that is interrupted leaves no half-made tables behind. */
async function installTables(files: string, log: string, signal: AbortSignal): Promise<void> {
  const unfinished = `${files}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  await runToEnd(
    {
      name: 'mariadb-install-db',
      command: 'mariadb-install-db',
      args: [
        '--no-defaults',
        `--datadir=${unfinished}`,
        '--auth-root-authentication-method=socket',
        `--auth-root-socket-user=${userInfo().username}`,
        '--skip-test-db',
        '--innodb-log-file-size=32M',
        ...asRoot,
      ],
      logFile: log,
    },
    signal,
  );
  renameSync(unfinished, files);
}

/** Statements that the server runs at each start: our accounts alone may come by TCP. */
function writeAccounts({ dataFolder, host, passwords }: MariaDbOptions): string {
  const file = join(dataFolder, 'mariadb-accounts.sql');
  const account = (name: string) => `'${name}'@'${host}'`;
  const create = (name: string, password: string) => [
    `CREATE USER IF NOT EXISTS ${account(name)};`,
    `ALTER USER ${account(name)} IDENTIFIED BY '${password}';`,
  ];
  const statements = [
    ...create(owner, passwords.owner),
    ...create(application, passwords.application),
    `GRANT ALL PRIVILEGES ON *.* TO ${account(owner)} WITH GRANT OPTION;`,
    `CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4;`,
  ];
  writeFileSync(file, `${statements.join('\n')}\n`, { mode: 0o600 });
  return file;
}
