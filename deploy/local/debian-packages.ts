import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import type { Progress } from './progress.ts';
import { StartProblem } from './start-problem.ts';

export interface Requirement {
  readonly name: string;
  /** Debian packages; alternatives of different releases as `a|b`. */
  readonly packages: readonly string[];
  readonly missing: () => boolean;
  /** The variables that point at one that runs elsewhere. */
  readonly instead?: string;
}

const sbin = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Ordinary users of Debian do not have the folders of servers in their PATH. */
export function extendPath(): void {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  process.env['PATH'] = [...path, ...sbin.filter((folder) => !path.includes(folder))].join(':');
}

const command = (name: string) => () => !findCommand(name);

export const requirements = {
  mariadb: {
    name: 'MariaDB',
    // The core packages hold the programs and no service.
    packages: [
      'mariadb-server-core|mariadb-server-core-10.6',
      'mariadb-client-core|mariadb-client-core-10.6',
    ],
    missing: () =>
      ['mariadbd', 'mariadb-install-db', 'my_print_defaults'].some((name) => !findCommand(name)),
    instead: 'DATABASE_URL=mysql://user:password@host:3306/exam',
  },
  redis: {
    name: 'Redis',
    packages: ['redis-server'],
    missing: command('redis-server'),
    instead: 'REDIS_URL=redis://host:6379',
  },
  janus: {
    name: 'Janus',
    packages: ['janus'],
    missing: command('janus'),
    instead:
      'JANUS_URL=ws://host:8188 JANUS_ADMIN_URL=ws://host:7188 JANUS_ADMIN_SECRET=… ' +
      'JANUS_VIDEOROOM_KEY=… JANUS_TOKEN_SECRET=…',
  },
  chromium: {
    name: 'Chromium',
    packages: ['chromium'],
    missing: () => !existsSync(process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium'),
    instead: 'CHROMIUM_BIN=/path/of/chromium-or-chrome',
  },
  chineseFonts: {
    name: 'Chinese fonts',
    packages: ['fonts-noto-cjk'],
    missing: () => !existsSync('/usr/share/fonts/opentype/noto'),
  },
  networkTools: { name: 'ip', packages: ['iproute2'], missing: command('ip') },
} satisfies Record<string, Requirement>;

/**
 * Installs what is missing with apt. Nothing is asked but, where sudo wants one, a password.
 *
 * @throws StartProblem that names what is missing and both ways out
 */
export function installMissing(wanted: readonly Requirement[], progress: Progress): void {
  const missing = wanted.filter((requirement) => requirement.missing());
  if (missing.length === 0) return;
  const packages = missing.flatMap((requirement) => requirement.packages);
  const shown = packages.map(firstChoice).join(' ');

  const become = administrator();
  if (!become) throw new StartProblem(explain(missing, shown));
  progress.say(`Installing Debian packages with apt: ${shown}`);
  const [program = '', ...args] = [
    ...become,
    'sh',
    join(import.meta.dirname, 'install-packages.sh'),
    ...packages,
  ];
  const { status, stdout } = spawnSync(program, args, {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status === 3) throw new StartProblem(explainUnavailable(missing, stdout));
  const left = missing.filter((requirement) => requirement.missing());
  if (status !== 0 || left.length > 0) {
    throw new StartProblem(`apt could not install ${shown}, see above. ${insteadOf(missing)}`);
  }
}

/** Says what is missing to somebody who may not install it. */
export function explain(missing: readonly Requirement[], packages: string): string {
  const names = missing.map(({ name }) => name).join(', ');
  return (
    `${names}: not installed, and installing needs root or sudo. Ask an administrator for\n` +
    `    apt-get install --no-install-recommends ${packages}\n${insteadOf(missing)}`
  );
}

/** Says what to do where the distribution has no such package. */
export function explainUnavailable(missing: readonly Requirement[], output: string): string {
  const names = output.trim().split('\n').at(-1) ?? '';
  const concerned = missing.filter(({ packages }) =>
    packages.some((choice) => names.split(' ').includes(firstChoice(choice))),
  );
  const janus = concerned.some(({ name }) => name === 'Janus')
    ? ' Debian 12 and Debian sid have Janus, Debian 13 has not: run one elsewhere (1.1.2 or ' +
      'newer; media-server/README.md says how it must be configured).'
    : '';
  return `This distribution has no package ${names}.${janus}\n${insteadOf(concerned)}`;
}

function insteadOf(missing: readonly Requirement[]): string {
  const variables = missing.flatMap(({ instead }) => instead ?? []);
  if (variables.length === 0) return '';
  return `Or use ${variables.length > 1 ? 'ones that exist' : 'one that exists'}:\n    ${variables.join(' ')} make start`;
}

function firstChoice(choice: string): string {
  return choice.split('|')[0] ?? choice;
}

/** The words before a command that make it run as root; undefined where nobody may. */
function administrator(): readonly string[] | undefined {
  if (!findCommand('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  if (!findCommand('sudo')) return undefined;
  const silently = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return silently || process.stdin.isTTY ? ['sudo'] : undefined;
}

function findCommand(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
