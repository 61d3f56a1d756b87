import { Service, signal } from '@angular/core';

/** Milliseconds between two looks at the microphone. */
const interval = 100;
/** The root mean square of a loud voice, which fills the meter. */
const loud = 0.25;

/** How loud a microphone is, to show that it hears. */
@Service()
export class MicrophoneLevel {
  private readonly levelSignal = signal(0);
  private context: AudioContext | null = null;
  private source: MediaStreamAudioSourceNode | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** 0 to 1. */
  readonly level = this.levelSignal.asReadonly();

  /** Listens to this stream instead of the last; null, or a stream without sound, ends it. */
  follow(stream: MediaStream | null): void {
    clearInterval(this.timer);
    this.source?.disconnect();
    this.source = null;
    this.levelSignal.set(0);
    if (!stream?.getAudioTracks().length) return;
    this.context ??= new AudioContext();
    // Without a click on the page yet, a context may wait for one.
    void this.context.resume();
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 1_024;
    this.source = this.context.createMediaStreamSource(stream);
    this.source.connect(analyser);
    this.watch(analyser);
  }

  private watch(analyser: AnalyserNode): void {
    const samples = new Float32Array(analyser.fftSize);
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // In steps of a twentieth, so that silence does not redraw the page.
      this.levelSignal.set(Math.round(Math.min(1, Math.sqrt(power) / loud) * 20) / 20);
    }, interval);
  }
}
