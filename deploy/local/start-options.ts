import { StartProblem } from './start-problem.ts';

/** @throws StartProblem when the variable holds something else than a port */
export function portFrom(variable: string, usual: number): number {
  const text = process.env[variable];
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartProblem(`${variable} is not a port: ${text}`);
}

/** Tells people what went wrong, and how for the ones who have to look into it. */
export function reportProblem(error: unknown): number {
  if (error instanceof StartProblem) console.error(`\n${error.message}`);
  else if (isDiskFull(error)) console.error('\nThe disk is full: make room and start again.');
  else console.error(error);
  return 1;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
