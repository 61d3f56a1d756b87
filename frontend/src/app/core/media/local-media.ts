import { Service, computed, inject, signal } from '@angular/core';

import { deviceMemory } from '../display/device-memory';
import { MicrophoneLevel } from './microphone-level';
import {
  bothDevices,
  openDevices,
  type DeviceChoice,
  type LocalDevice,
  type OpenedDevices,
} from './open-devices';

const key = 'devices';
const closed: OpenedDevices = { stream: null, error: null, failed: [] };

function rememberedChoice(): DeviceChoice {
  const kept = deviceMemory.read(key) as Partial<Record<LocalDevice, unknown>> | null;
  const id = (value: unknown) => (typeof value === 'string' ? value : null);
  return { camera: id(kept?.camera), microphone: id(kept?.microphone) };
}

/** This computer's camera and microphone, open at most once for the whole portal. */
@Service()
export class LocalMedia {
  private readonly microphoneLevel = inject(MicrophoneLevel);
  private readonly media = navigator.mediaDevices as MediaDevices | undefined;
  private readonly opened = signal<OpenedDevices>(closed);
  private readonly openingSignal = signal(false);
  private readonly known = signal<readonly MediaDeviceInfo[]>([]);
  private choice = rememberedChoice();
  /** What was last asked for. */
  private wanted = bothDevices;
  /** Of two openings that overlap, the later one counts. */
  private attempt = 0;

  readonly stream = computed(() => this.opened().stream);
  /** Why the `failed` devices could not be opened, or are gone; the others are in `stream`. */
  readonly error = computed(() => this.opened().error);
  readonly failed = computed(() => this.opened().failed);
  readonly opening = this.openingSignal.asReadonly();
  readonly cameras = computed(() => this.known().filter(({ kind }) => kind === 'videoinput'));
  readonly microphones = computed(() => this.known().filter(({ kind }) => kind === 'audioinput'));
  readonly speakers = computed(() => this.known().filter(({ kind }) => kind === 'audiooutput'));
  /** The open devices; undefined where there is none. */
  readonly cameraTrack = computed(() => this.stream()?.getVideoTracks()[0]);
  readonly microphoneTrack = computed(() => this.stream()?.getAudioTracks()[0]);
  /** Device id of the chosen loudspeaker; empty for the system's. */
  readonly speaker = signal('');
  /** Loudness of the open microphone, 0 to 1. */
  readonly level = this.microphoneLevel.level;

  constructor() {
    this.media?.addEventListener('devicechange', () => {
      void this.list();
      // Something was plugged in: perhaps what is missing.
      if (this.error() !== null && !this.opening()) void this.retry();
    });
  }

  /** Opens camera and microphone, or changes to others. Null where neither could be opened. */
  open(change: Partial<DeviceChoice> = {}): Promise<MediaStream | null> {
    return this.openWanted(bothDevices, change);
  }

  /** Opens the camera alone, for what needs no sound. Null where it could not be opened. */
  openCamera(change: Pick<Partial<DeviceChoice>, 'camera'> = {}): Promise<MediaStream | null> {
    return this.openWanted(['camera'], change);
  }

  /** Opens once more what was last asked for. */
  retry(): Promise<MediaStream | null> {
    return this.openWanted(this.wanted);
  }

  private async openWanted(
    devices: readonly LocalDevice[],
    change: Partial<DeviceChoice> = {},
  ): Promise<MediaStream | null> {
    this.wanted = devices;
    this.choice = { ...this.choice, ...change };
    if (Object.keys(change).length > 0) deviceMemory.write(key, this.choice);
    const attempt = ++this.attempt;
    this.openingSignal.set(true);
    // A camera that is open already cannot be opened by some systems a second time.
    this.release();
    const opened = await openDevices(this.media, this.choice, devices);
    if (attempt !== this.attempt) {
      stopTracks(opened.stream);
      return this.stream();
    }
    this.openingSignal.set(false);
    this.take(opened);
    await this.list();
    return opened.stream;
  }

  /** Whether the device is open, and sends. */
  works(device: LocalDevice): boolean {
    const track = device === 'camera' ? this.cameraTrack() : this.microphoneTrack();
    return track !== undefined && !this.failed().includes(device);
  }

  close(): void {
    this.attempt++;
    this.openingSignal.set(false);
    this.release();
    this.take(closed);
  }

  private take(opened: OpenedDevices): void {
    this.opened.set(opened);
    this.microphoneLevel.follow(opened.stream);
    for (const track of opened.stream?.getTracks() ?? []) {
      track.addEventListener('ended', () => {
        if (this.stream() === opened.stream) this.lose(track);
      });
    }
  }

  /** Only the system ends a track by itself: ending it here tells no one. */
  private lose(track: MediaStreamTrack): void {
    const device: LocalDevice = track.kind === 'video' ? 'camera' : 'microphone';
    this.opened.update(({ stream, failed }) => ({
      stream,
      error: 'lost',
      failed: [...failed.filter((other) => other !== device), device],
    }));
  }

  private release(): void {
    stopTracks(this.stream());
  }

  private async list(): Promise<void> {
    this.known.set((await this.media?.enumerateDevices()) ?? []);
  }
}

function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
