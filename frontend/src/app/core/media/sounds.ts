import { Service, inject } from '@angular/core';

import { LocalMedia } from './local-media';

/** Hertz and seconds. */
interface Tone {
  readonly frequency: number;
  readonly start: number;
  readonly length: number;
}

const testTones: readonly Tone[] = [
  { frequency: 523, start: 0, length: 0.35 },
  { frequency: 659, start: 0.35, length: 0.35 },
  { frequency: 784, start: 0.7, length: 0.6 },
];
const ring: readonly Tone[] = [
  { frequency: 880, start: 0, length: 0.3 },
  { frequency: 660, start: 0.35, length: 0.45 },
];
const confirmation: readonly Tone[] = [
  { frequency: 784, start: 0, length: 0.12 },
  { frequency: 1047, start: 0.12, length: 0.2 },
];
/** Milliseconds from one ring to the next. */
const ringEvery = 2_000;
const volume = 0.3;

/** What the portal makes heard by itself, without a file. */
@Service()
export class Sounds {
  private readonly media = inject(LocalMedia);
  private context: AudioContext | null = null;

  /** Three rising tones on the chosen loudspeaker. Resolves when they are over. */
  async testTone(): Promise<void> {
    await this.play(testTones);
  }

  /** Two short tones: done. For who has no eyes for the screen at the moment. */
  confirm(): void {
    // Where sound is forbidden, the screen says it.
    this.play(confirmation).catch(() => undefined);
  }

  /** Rings until the function that it returns is called. */
  startRinging(): () => void {
    const play = () => {
      // Where sound is forbidden, the invitation is still on the screen.
      this.play(ring).catch(() => undefined);
    };
    play();
    const timer = setInterval(play, ringEvery);
    return () => {
      clearInterval(timer);
    };
  }

  private async play(tones: readonly Tone[]): Promise<void> {
    this.context ??= new AudioContext();
    const context = this.context;
    await this.route(context);
    // Pending for ever where the browser waits for a click, and none comes.
    if (context.state !== 'running') void context.resume();
    const last = tones.map((tone) => sound(context, tone)).at(-1);
    await new Promise((over) => last?.addEventListener('ended', over));
  }

  private async route(context: AudioContext): Promise<void> {
    // Not every browser lets a page choose the loudspeaker.
    const routed = context as AudioContext & { setSinkId?: (id: string) => Promise<void> };
    await routed.setSinkId?.(this.media.speaker()).catch(() => undefined);
  }
}

function sound(context: AudioContext, { frequency, start, length }: Tone): OscillatorNode {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const begin = context.currentTime + start;
  oscillator.frequency.value = frequency;
  // Without a slope at both ends a tone clicks.
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(volume, begin + 0.02);
  gain.gain.setValueAtTime(volume, begin + length - 0.08);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(begin);
  oscillator.stop(begin + length);
  return oscillator;
}
