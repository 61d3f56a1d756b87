import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { faceLimits, type FaceSessionView } from '@exam/contracts';

import { ServerClock } from '../../core/clock/server-clock';
import { Sounds } from '../../core/media/sounds';
import { FaceVerification } from '../state/face-verification';
import { chooseFrames, spreadFrames } from './choose-frames';
import { filmBegins, filmCue, type FilmCue } from './film-cue';
import { FrameRecorder, type FilmedFrame } from './frame-recorder';
import { liveHint, type LiveHint } from './live-hint';
import { FaceMesh } from './mesh/face-mesh';
import { SteadyHint } from './steady-hint';

/**
 * Seconds before a step's end at which the mesh has had its time: the action is filmed with prompts,
 * and the server may see more. Leaves time to send the film.
 */
const filmFrom = 20;
/** Milliseconds of a step in which whoever does not look ahead yet is told to. */
const hintsAhead = 1_000;
/** Milliseconds until the frames are sent again where the server was not reached. */
const sendAgain = 2_000;

type Step = NonNullable<FaceSessionView['step']>;

/** Does the steps of a challenge: watches or films, picks the frames, and sends them. */
@Injectable()
export class StepRun {
  private readonly verification = inject(FaceVerification);
  private readonly recorder = inject(FrameRecorder);
  private readonly mesh = inject(FaceMesh);
  private readonly clock = inject(ServerClock);
  private readonly sounds = inject(Sounds);
  private readonly stateSignal = signal<'idle' | 'watching' | 'filming' | 'sending' | 'unsent'>(
    'idle',
  );
  private readonly cueSignal = signal<FilmCue | null>(null);
  private readonly hintSignal = signal<LiveHint | null>(null);
  private readonly steadyHint = new SteadyHint<LiveHint>();
  private current: { readonly key: string; readonly step: Step } | null = null;
  private filmedSince: number | null = null;
  private unsent: readonly Uint8Array[] = [];

  readonly state = this.stateSignal.asReadonly();
  readonly cue = this.cueSignal.asReadonly();
  /** What the person should change; null for nothing, or where there is no mesh. */
  readonly hint = this.hintSignal.asReadonly();
  /** Whole seconds that are left of the present step. */
  readonly secondsLeft = computed(() => {
    const step = this.verification.view()?.session?.step;
    const left = step ? (Date.parse(step.expiresAt) - this.clock.now()) / 1_000 : 0;
    return Math.max(0, Math.ceil(left));
  });

  constructor() {
    effect(() => {
      const session = this.verification.view()?.session;
      untracked(() => {
        this.turnTo(session ?? null);
      });
    });
    effect(() => {
      this.recorder.count();
      const left = this.secondsLeft();
      untracked(() => {
        this.advance(left);
      });
    });
  }

  /** Sends the same frames once more. */
  async send(): Promise<void> {
    const { current } = this;
    if (!current || this.state() === 'sending') return;
    this.stateSignal.set('sending');
    const sent = await this.verification.send(this.unsent);
    // The next step has begun meanwhile, or there is none.
    if (sent || this.current !== current) return;
    this.stateSignal.set('unsent');
    if (this.verification.failure()?.code !== 'unreachable') return;
    setTimeout(() => {
      if (this.current === current && this.state() === 'unsent') void this.send();
    }, sendAgain);
  }

  private turnTo(session: FaceSessionView | null): void {
    const step = session?.step ?? null;
    const key = session && step ? `${session.id}/${String(step.number)}` : '';
    if (key === (this.current?.key ?? '')) return;
    this.current = step && { key, step };
    this.recorder.restart({ watching: true });
    this.filmedSince = null;
    this.cueSignal.set(null);
    this.stateSignal.set('idle');
  }

  private advance(secondsLeft: number): void {
    const { current } = this;
    const look = this.recorder.look();
    const since = this.recorder.frames[0]?.at ?? Infinity;
    const started = current !== null && performance.now() - since > hintsAhead;
    const hint = look && liveHint(look, started);
    this.hintSignal.set(this.steadyHint.take(hint));
    if (!current || secondsLeft <= 0) return;
    if (this.state() === 'sending' || this.state() === 'unsent') return;
    const late = secondsLeft <= filmFrom;
    const mesh = this.mesh.state();
    if (mesh === 'unavailable' || (mesh === 'ready' && late)) this.film();
    else if (mesh === 'ready') this.watch(current.step);
    else if (late) this.mesh.giveUp();
  }

  private watch({ action }: Step): void {
    this.stateSignal.set('watching');
    const { frames } = this.recorder;
    const chosen = chooseFrames(action, frames);
    if (chosen) void this.hand(chosen.flatMap((index) => frames[index] ?? []));
  }

  private film(): void {
    const now = performance.now();
    if (this.filmedSince === null) this.recorder.restart({ watching: false });
    this.filmedSince ??= now;
    const since = this.filmedSince;
    this.stateSignal.set('filming');
    const cue = filmCue((now - since) / 1_000);
    this.cueSignal.set(cue);
    if (cue) return;
    const counted = this.recorder.frames.filter(({ at }) => at >= since + filmBegins * 1_000);
    // The camera stood still: once more.
    if (counted.length < faceLimits.fewestFrames) this.filmedSince = null;
    else void this.hand(spread(counted));
  }

  private async hand(frames: readonly FilmedFrame[]): Promise<void> {
    const { current } = this;
    this.stateSignal.set('sending');
    this.cueSignal.set(null);
    this.sounds.confirm();
    const blobs = await Promise.all(frames.map(({ jpeg }) => jpeg));
    const buffers = blobs.flatMap((blob) => (blob ? [blob.arrayBuffer()] : []));
    const jpegs = (await Promise.all(buffers)).map((buffer) => new Uint8Array(buffer));
    if (this.current !== current) return;
    this.unsent = jpegs;
    this.stateSignal.set('idle');
    await this.send();
  }
}

function spread(frames: readonly FilmedFrame[]): FilmedFrame[] {
  return spreadFrames(frames.length).flatMap((index) => frames[index] ?? []);
}
