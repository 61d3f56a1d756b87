import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { StartProblem } from './start-problem.ts';
import type { SupervisorEvents } from './supervised-process.ts';
import { SupervisedProcess } from './supervised-process.ts';

describe('SupervisedProcess', () => {
  let folder: string;
  let supervised: SupervisedProcess;
  let events: jasmine.SpyObj<SupervisorEvents>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'supervised-'));
    events = jasmine.createSpyObj<SupervisorEvents>(['started', 'restarted', 'gaveUp']);
  });
  afterEach(async () => {
    await supervised.stop();
    rmSync(folder, { recursive: true });
  });

  const ready = () => join(folder, 'ready');
  const supervise = (
    script: string,
    limits: { stopWithinMs?: number; readyWithinMs?: number } = {},
  ) =>
    (supervised = new SupervisedProcess(
      {
        name: 'Example',
        command: 'sh',
        args: ['-c', script, 'sh', ready()],
        logFile: join(folder, 'log'),
        answers: () => Promise.resolve(existsSync(ready())),
        ...limits,
      },
      events,
    ));
  const pid = () => events.started.calls.mostRecent().args[1];
  // A process that ended stays a zombie until its parent asks how.
  const isAlive = (id: number) => {
    try {
      return !/\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
    } catch {
      return false;
    }
  };

  it('is started once it answers', async () => {
    await supervise('touch "$1"; exec sleep 60').start();
    expect(isAlive(pid())).toBeTrue();
  });

  it('says how it died at start, and its last words', async () => {
    const start = supervise('echo no licence >&2; exit 3').start();
    await expectAsync(start).toBeRejectedWithError(
      StartProblem,
      /^Example ended with code 3\.[^]*no licence$/,
    );
  });

  it('is given up when it does not answer in time', async () => {
    const start = supervise('exec sleep 60', { readyWithinMs: 50 }).start();
    await expectAsync(start).toBeRejectedWithError(StartProblem, /did not answer in time/);
  });

  it('runs again at once when it was killed', async () => {
    await supervise('touch "$1"; exec sleep 60').start();
    const first = pid();
    const restarted = new Promise<void>((resolve) => {
      events.restarted.and.callFake(() => {
        resolve();
      });
    });
    process.kill(first, 'SIGKILL');
    await restarted;
    expect(pid()).not.toBe(first);
    expect(isAlive(pid())).toBeTrue();
    expect(events.restarted.calls.mostRecent().args[1]).toBe('was killed by SIGKILL');
  });

  it('stays stopped', async () => {
    await supervise('touch "$1"; exec sleep 60').start();
    await supervised.stop();
    expect(isAlive(pid())).toBeFalse();
    expect(events.restarted).not.toHaveBeenCalled();
    await expectAsync(supervised.start()).toBeRejectedWithError('Stopped.');
  });

  it('is killed when it ignores being asked to stop', async () => {
    await supervise('trap "" TERM; touch "$1"; while :; do sleep 60; done', {
      stopWithinMs: 50,
    }).start();
    await supervised.stop();
    expect(isAlive(pid())).toBeFalse();
  });

  it('takes its own children with it', async () => {
    const child = join(folder, 'child');
    await supervise(`sleep 60 & echo $! >${child}; touch "$1"; wait`).start();
    const childPid = Number(readFileSync(child, 'utf8'));
    await supervised.stop();
    // Nobody is told when a grandchild ends.
    while (isAlive(childPid)) await pause(1);
    expect(isAlive(childPid)).toBeFalse();
  });
});
