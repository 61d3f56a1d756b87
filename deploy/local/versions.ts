import { spawnSync } from 'node:child_process';

import { StartProblem } from './start-problem.ts';

export interface VersionRule {
  readonly name: string;
  readonly command: string;
  readonly atLeast: readonly [number, number, number];
  readonly instead: string;
}

export const versionRules = {
  mariadb: { name: 'MariaDB', command: 'mariadbd', atLeast: [10, 6, 0], instead: 'DATABASE_URL' },
  redis: { name: 'Redis', command: 'redis-server', atLeast: [6, 2, 0], instead: 'REDIS_URL' },
  janus: { name: 'Janus', command: 'janus', atLeast: [1, 1, 2], instead: 'JANUS_URL' },
} as const satisfies Record<string, VersionRule>;

/** @throws StartProblem when the installed program is older than the portal needs */
export function requireVersion(rule: VersionRule): void {
  const { stdout } = spawnSync(rule.command, ['--version'], { encoding: 'utf8' });
  const problem = tooOld(rule, stdout);
  if (problem) throw new StartProblem(problem);
}

/** A sentence when `output`, what the program says about itself, shows too old a version. */
export function tooOld(
  { name, atLeast, instead }: VersionRule,
  output: string,
): string | undefined {
  const found = /\b(\d+)\.(\d+)\.(\d+)\b/.exec(output)?.slice(1, 4).map(Number);
  // What does not say its version is left to show by itself whether it works.
  if (!found) return undefined;
  const firstDifference = atLeast.findIndex((part, i) => found[i] !== part);
  if (firstDifference < 0 || (found[firstDifference] ?? 0) > (atLeast[firstDifference] ?? 0)) {
    return undefined;
  }
  return (
    `${name} ${found.join('.')} is installed, ${atLeast.join('.')} or newer is needed. ` +
    `Point ${instead} at one that runs elsewhere.`
  );
}
