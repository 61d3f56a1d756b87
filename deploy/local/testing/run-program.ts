import { spawn } from 'node:child_process';

import { endOf, killGroup } from '../child-process.ts';

export interface Run {
  readonly exitCode: number;
  readonly output: string;
}

interface RunOptions {
  readonly env?: Record<string, string>;
  /** Show the output while it comes. */
  readonly live: boolean;
  readonly signal: AbortSignal;
}

/** Longer than any stage should take; a stage that hangs is a failure, not a night of waiting. */
const limitMs = 30 * 60_000;

/** Runs a program and keeps what it says. */
export async function runProgram(
  [command = '', ...args]: readonly string[],
  { env, live, signal }: RunOptions,
): Promise<Run> {
  signal.throwIfAborted();
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', npm_config_update_notifier: 'false', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (live) process.stdout.write(text);
    });
  }
  const stop = () => {
    killGroup(child);
  };
  const limit = setTimeout(() => {
    output += `\nKilled after ${limitMs / 60_000} minutes.\n`;
    stop();
  }, limitMs);
  signal.addEventListener('abort', stop);
  await endOf(child);
  signal.removeEventListener('abort', stop);
  clearTimeout(limit);
  signal.throwIfAborted();
  return { exitCode: child.exitCode ?? 1, output };
}
