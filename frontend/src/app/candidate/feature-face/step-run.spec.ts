import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FaceMeasures, FaceSessionView, FaceVerificationView } from '@exam/contracts';

import { ServerClock } from '../../core/clock/server-clock';
import { Sounds } from '../../core/media/sounds';
import { FaceVerification } from '../state/face-verification';
import { FrameRecorder, type FilmedFrame } from './frame-recorder';
import { FaceMesh } from './mesh/face-mesh';
import type { Look } from './mesh/mesh-messages';
import { StepRun } from './step-run';

const start = Date.parse('2027-03-27T05:42:00.000Z');
const neutral: FaceMeasures = {
  noseOffset: 0.02,
  proportion: 0.83,
  eyeOpening: 0.36,
  mouthOpening: 0.05,
};
const blink = [0.36, 0.36, 0.36, 0.2, 0.15, 0.2, 0.36, 0.36, 0.36];
const sessionAt = (number: number, seconds: number): FaceSessionView => ({
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
  nonce: 'nonce',
  state: 'open',
  step: {
    number,
    action: 'blink',
    expiresAt: new Date(start + (seconds + 45) * 1_000).toISOString(),
  },
  queue: null,
  verdict: null,
});
const session = (number: number) => sessionAt(number, 0);
const goodLook: Look = { faces: 1, measures: neutral, size: 0.6, aside: 0.05, brightness: 130 };
const viewOf = (one: FaceSessionView): FaceVerificationView => ({
  sittingId: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b23',
  required: true,
  tries: { used: 1, most: 3 },
  session: one,
  result: null,
});

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

class StepRunTesting {
  readonly now = signal(start);
  readonly mesh = { state: signal('ready'), giveUp: jasmine.createSpy('giveUp') };
  readonly send = jasmine.createSpy('send');
  readonly verification = {
    view: signal<FaceVerificationView | null>(null),
    failure: signal<{ code: string } | null>(null),
    send: this.send,
  };
  readonly recorder = {
    frames: [] as FilmedFrame[],
    look: signal<Look | null>(null),
    count: signal(0),
    restart: jasmine.createSpy('restart').and.callFake(() => (this.recorder.frames = [])),
  };
  readonly run: StepRun;

  constructor() {
    TestBed.configureTestingModule({
      providers: [
        StepRun,
        { provide: FaceVerification, useValue: this.verification },
        { provide: FrameRecorder, useValue: this.recorder },
        { provide: FaceMesh, useValue: this.mesh },
        { provide: ServerClock, useValue: { now: this.now } },
        { provide: Sounds, useValue: { confirm: () => undefined } },
      ],
    });
    this.send.and.resolveTo(true);
    this.run = TestBed.inject(StepRun);
  }

  show(one: FaceSessionView): void {
    this.verification.view.set(viewOf(one));
    TestBed.tick();
  }

  /** Frames with eyes that far open; null for frames that no mesh has seen. */
  async film(...openings: (number | null)[]): Promise<void> {
    for (const eyeOpening of openings) {
      const measures = eyeOpening === null ? null : { ...neutral, eyeOpening };
      const jpeg = Promise.resolve(new Blob([String(eyeOpening)]));
      this.recorder.frames.push({ at: performance.now(), jpeg, faces: 1, measures });
      this.recorder.count.update((count) => count + 1);
      TestBed.tick();
    }
    await nextTask();
  }

  /** Frames have been sent that many times, and the answer is there: reading them takes a while. */
  async sent(times: number): Promise<void> {
    while (this.send.calls.count() < times) await nextTask();
    await nextTask();
  }
}

describe('StepRun', () => {
  let testing: StepRunTesting;
  beforeEach(() => (testing = new StepRunTesting()));

  it('sends the frames of the action once it was done', async () => {
    testing.show(session(1));
    await testing.film(0.36, 0.36, 0.36);
    expect(testing.run.state()).toBe('watching');
    await testing.film(...blink);
    await testing.sent(1);
    const [frames] = testing.send.calls.mostRecent().args as [Uint8Array[]];
    expect(frames.map((frame) => new TextDecoder().decode(frame))).toContain('0.15');
  });

  it('begins each step with an empty film', async () => {
    testing.show(session(1));
    await testing.film(...blink);
    await testing.sent(1);
    testing.show(session(2));
    expect(testing.run.state()).toBe('idle');
    await testing.film(0.36, 0.36, 0.36);
    expect(testing.send).toHaveBeenCalledTimes(1);
    await testing.film(...blink);
    await testing.sent(2);
    expect(testing.send).toHaveBeenCalledTimes(2);
  });

  it('keeps the frames where the server is not reached, and sends the same again', async () => {
    testing.send.and.resolveTo(false);
    testing.verification.failure.set({ code: 'unexpected' });
    testing.show(session(1));
    await testing.film(...blink);
    await testing.sent(1);
    expect(testing.run.state()).toBe('unsent');
    const [first] = testing.send.calls.mostRecent().args as [Uint8Array[]];
    await testing.run.send();
    expect(testing.send.calls.mostRecent().args).toEqual([first]);
  });

  it('films with prompts what the mesh did not see in time, and sends that: the server may see more', async () => {
    let seconds = 100;
    spyOn(performance, 'now').and.callFake(() => seconds * 1_000);
    testing.show(session(1));
    await testing.film(...Array.from({ length: 20 }, () => 0.36));
    expect(testing.run.cue()).toBeNull();
    testing.now.set(start + 26_000);
    const cues = new Set<string | null>();
    for (; testing.run.state() !== 'sending'; seconds += 0.1) {
      await testing.film(null);
      cues.add(testing.run.cue());
    }
    expect([...cues]).toEqual(['ready', 'act', 'back', null]);
    expect(testing.recorder.restart.calls.mostRecent().args).toEqual([{ watching: false }]);
    await testing.sent(1);
    const [frames] = testing.send.calls.mostRecent().args as [Uint8Array[]];
    expect(frames.map((frame) => new TextDecoder().decode(frame))).toEqual(
      Array.from({ length: 12 }, () => 'null'),
    );
    testing.now.set(start + 30_000);
    testing.show(sessionAt(2, 30));
    expect(testing.recorder.restart.calls.mostRecent().args).toEqual([{ watching: true }]);
  });

  it('says to look ahead in the first second of a step only', async () => {
    let seconds = 100;
    spyOn(performance, 'now').and.callFake(() => seconds * 1_000);
    const aside = { ...neutral, noseOffset: 0.4 };
    testing.recorder.look.set({ ...goodLook, measures: aside });
    testing.show(session(1));
    await testing.film(0.36, 0.36, 0.36, 0.36);
    expect(testing.run.hint()).toBe('lookAhead');
    seconds += 1.1;
    await testing.film(0.36, 0.36, 0.36, 0.36);
    expect(testing.run.hint()).toBeNull();
  });

  it('gives the mesh up when it is not there in time, and films with prompts instead', async () => {
    testing.mesh.state.set('loading');
    testing.show(session(1));
    await testing.film(null);
    expect(testing.mesh.giveUp).not.toHaveBeenCalled();
    testing.now.set(start + 26_000);
    await testing.film(null);
    expect(testing.mesh.giveUp).toHaveBeenCalled();
    testing.mesh.state.set('unavailable');
    await testing.film(null);
    expect(testing.run.cue()).toBe('ready');
  });
});
