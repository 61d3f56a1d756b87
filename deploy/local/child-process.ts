import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

import { StartProblem } from './start-problem.ts';

export interface Command {
  /** How people call it, for example `MariaDB`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Output and errors are appended here. */
  readonly logFile: string;
  /** What it gets from the kernel when the launcher is killed; `KILL` unless it has children. */
  readonly onLauncherDeath?: 'KILL' | 'TERM';
}

/**
 * Starts a program in a session of its own, so that Ctrl-C reaches the launcher alone, which then
 * stops everything in order. The kernel ends the program when the launcher dies without a word.
 */
export function spawnChild(command: Command): ChildProcess {
  const log = openSync(command.logFile, 'a', 0o600);
  const death = command.onLauncherDeath ?? 'KILL';
  try {
    return spawn('setpriv', ['--pdeathsig', death, '--', command.command, ...command.args], {
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, NO_COLOR: '1', ...command.env },
    });
  } finally {
    closeSync(log);
  }
}

/** How the program ended, as in `was killed by SIGKILL`. Never rejects. */
export function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(`could not be started (${error.message})`);
    });
    child.once('exit', (code, signal) => {
      resolve(signal ? `was killed by ${signal}` : `ended with code ${code ?? 0}`);
    });
  });
}

/** Ends what is left of the program, its own children included. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

/**
 * Runs a program to its end.
 *
 * @returns the last line of its output
 * @throws StartProblem with the end of its output when it fails; the signal's reason when it is aborted
 */
export async function runToEnd(command: Command, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const child = spawnChild(command);
  const stop = () => {
    killGroup(child);
  };
  signal.addEventListener('abort', stop);
  const end = await endOf(child);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (child.exitCode !== 0) throw failure(command, end);
  return lastLines(command.logFile, 1);
}

/** Names the program, how it ended, and what it said last. */
export function failure(command: Command, end: string): StartProblem {
  const said = lastLines(command.logFile, 15);
  const full = /no space left on device|errno:? 28\b|ENOSPC/i.test(said);
  return new StartProblem(
    `${command.name} ${end}.${full ? ' The disk is full: make room and start again.' : ''}\n` +
      `The end of ${command.logFile}:\n${said.replaceAll(/^/gm, '    ')}`,
  );
}

function lastLines(file: string, count: number): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
