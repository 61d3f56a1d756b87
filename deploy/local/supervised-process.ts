import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

import type { Command } from './child-process.ts';
import { endOf, failure, killGroup, spawnChild } from './child-process.ts';
import { StartProblem, Stopped } from './start-problem.ts';

export interface Service extends Command {
  /** Whether it does its work now. */
  readonly answers: () => Promise<boolean>;
  /** How long it may take from start to its first answer. */
  readonly readyWithinMs?: number;
  /** How long it may take to stop before it is killed. */
  readonly stopWithinMs?: number;
}

export interface SupervisorEvents {
  /** It runs, for the first time or again. */
  started(service: Service, pid: number): void;
  restarted(service: Service, end: string, tookMs: number): void;
  /** It keeps dying, and will not be started again. */
  gaveUp(problem: StartProblem): void;
}

const deathsAllowed = 6;
const deathsWithinMs = 60_000;
const pollMs = 20;

/** One child process that is started again when it ends without being told to. */
export class SupervisedProcess {
  readonly service: Service;
  readonly #events: SupervisorEvents;
  readonly #stopping = new AbortController();
  #child: ChildProcess | undefined;
  #ended: Promise<string> = Promise.resolve('');
  #deaths: number[] = [];

  constructor(service: Service, events: SupervisorEvents) {
    this.service = service;
    this.#events = events;
  }

  /** @throws StartProblem when it dies, or does not answer in time; Stopped when told to stop */
  async start(): Promise<void> {
    if (this.#stopping.signal.aborted) throw new Stopped();
    const child = (this.#child = spawnChild(this.service));
    this.#ended = endOf(child);
    await this.#ready(child);
    void this.#ended.then((end) => this.#restart(end));
    this.#events.started(this.service, child.pid ?? 0);
  }

  /** Asks it to end, and insists when it does not. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (!child) return;
    const insist = setTimeout(() => {
      killGroup(child);
    }, this.service.stopWithinMs ?? 10_000);
    child.kill('SIGTERM');
    await this.#ended;
    clearTimeout(insist);
    killGroup(child);
  }

  /** Ends it at once, for those who press Ctrl-C twice. */
  kill(): void {
    this.#stopping.abort();
    if (this.#child) killGroup(this.#child);
  }

  async #ready(child: ChildProcess): Promise<void> {
    const { service } = this;
    const deadline = Date.now() + (service.readyWithinMs ?? 30_000);
    let end: string | undefined;
    void this.#ended.then((how) => (end = how));
    while (!(await service.answers())) {
      if (this.#stopping.signal.aborted) throw new Stopped();
      if (end !== undefined) throw failure(service, end);
      if (Date.now() > deadline) {
        killGroup(child);
        await this.#ended;
        throw failure(service, 'did not answer in time');
      }
      await pause(pollMs);
    }
    // Somebody else may answer on that port.
    if (end !== undefined) throw failure(service, end);
  }

  async #restart(firstEnd: string): Promise<void> {
    const diedAt = Date.now();
    let problem = failure(this.service, firstEnd);
    while (!this.#stopping.signal.aborted) {
      if (this.#tooManyDeaths()) {
        this.#events.gaveUp(problem);
        return;
      }
      try {
        await this.start();
        this.#events.restarted(this.service, firstEnd, Date.now() - diedAt);
        return;
      } catch (error) {
        if (!(error instanceof StartProblem)) return;
        problem = error;
        // It may lack another service that is being started again as well.
        await pause(this.#deaths.length * 200);
      }
    }
  }

  #tooManyDeaths(): boolean {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => at > now - deathsWithinMs), now];
    return this.#deaths.length > deathsAllowed;
  }
}
