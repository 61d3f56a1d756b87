import { setTimeout as pause } from 'node:timers/promises';

/** Resolves as soon as `check` holds, for what tells nobody when it happens; the spec's time limits it. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await pause(10);
}
