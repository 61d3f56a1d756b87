import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Progress } from './progress.ts';
import { StartProblem, Stopped } from './start-problem.ts';
import type { Service, SupervisorEvents } from './supervised-process.ts';
import { SupervisedProcess } from './supervised-process.ts';

/**
 * The child processes of one stack: started one after the other, watched, and stopped the other
 * way round. Who runs is in `processes.json` of the data folder, as `{name: pid}`.
 */
export class ServiceGroup {
  readonly #processes: SupervisedProcess[] = [];
  readonly #pids: Record<string, number> = {};
  readonly #pidFile: string;
  readonly #progress: Progress;
  readonly #failed = Promise.withResolvers<never>();

  /** @param signal tells that nothing more shall be started */
  constructor(dataFolder: string, progress: Progress, signal: AbortSignal) {
    this.#pidFile = join(dataFolder, 'processes.json');
    this.#progress = progress;
    signal.addEventListener('abort', () => {
      this.#failed.reject(new Stopped());
    });
    // Nobody may be waiting yet.
    this.#failed.promise.catch(() => undefined);
  }

  /** Rejects with a StartProblem when a service keeps dying, or with Stopped when told to stop. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /** @throws StartProblem when it does not come up; Stopped when told to stop meanwhile */
  async start(service: Service): Promise<void> {
    const supervised = new SupervisedProcess(service, this.#events);
    this.#processes.push(supervised);
    await Promise.race([supervised.start(), this.#failed.promise]);
  }

  /** Stops everything, the last started first. */
  async stop(): Promise<void> {
    while (this.#processes.length > 0) await this.#processes.pop()?.stop();
  }

  /** Ends everything at once. */
  kill(): void {
    for (const supervised of this.#processes) supervised.kill();
  }

  readonly #events: SupervisorEvents = {
    started: ({ name }, pid) => {
      this.#pids[name] = pid;
      writeFileSync(this.#pidFile, `${JSON.stringify(this.#pids, null, 2)}\n`);
    },
    restarted: ({ name }, end, tookMs) => {
      this.#progress.say(
        `  ↻ ${name} ${end}; it runs again after ${(tookMs / 1_000).toFixed(1)} s`,
      );
    },
    gaveUp: (problem) => {
      this.#failed.reject(
        new StartProblem(`${problem.message}\nIt was started again several times, in vain.`),
      );
    },
  };
}
