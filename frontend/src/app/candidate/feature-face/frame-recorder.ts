import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { FrameFacts } from '@exam/contracts';

import { FaceMesh } from './mesh/face-mesh';
import type { Look } from './mesh/mesh-messages';

/** Milliseconds between two frames. */
const frameEvery = 100;
/** Pixels of the longer side, and JPEG quality. */
const frameSide = 640;
const quality = 0.82;
/** Frames that are kept: the whole of a step. */
const mostKept = 450;

export interface FilmedFrame extends FrameFacts {
  /** Milliseconds of this computer's monotonic clock. */
  readonly at: number;
  /** As the camera sees it, not mirrored. */
  readonly jpeg: Promise<Blob | null>;
}

/**
 * Keeps what the camera showed last, as small JPEGs. While the mesh watches, only frames that it has
 * looked at are kept.
 */
@Injectable()
export class FrameRecorder {
  private readonly mesh = inject(FaceMesh);
  private readonly canvas = document.createElement('canvas');
  private readonly lookSignal = signal<Look | null>(null);
  private readonly countSignal = signal(0);
  private kept: FilmedFrame[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  private lastTime = -1;
  private watching = true;

  /** What the newest frame showed; null without a mesh. */
  readonly look = this.lookSignal.asReadonly();
  /** Grows with every frame that is kept. */
  readonly count = this.countSignal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.stop();
    });
  }

  get frames(): readonly FilmedFrame[] {
    return this.kept;
  }

  follow(video: HTMLVideoElement): void {
    this.stop();
    this.timer = setInterval(() => {
      void this.capture(video);
    }, frameEvery);
  }

  /** Forgets what was filmed so far. Without watching, frames are kept as they come. */
  restart({ watching }: { watching: boolean }): void {
    this.kept = [];
    this.watching = watching;
  }

  stop(): void {
    clearInterval(this.timer);
    this.lookSignal.set(null);
    this.kept = [];
  }

  private async capture(video: HTMLVideoElement): Promise<void> {
    const watches = this.watching && this.mesh.state() === 'ready';
    if (watches && !this.mesh.idle) return;
    // A frame that was there already shows nothing new.
    if (video.readyState < video.HAVE_CURRENT_DATA || video.currentTime === this.lastTime) return;
    this.lastTime = video.currentTime;
    const at = performance.now();
    this.draw(video);
    const jpeg = new Promise<Blob | null>((resolve) => {
      this.canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (!watches) {
      this.lookSignal.set(null);
      this.keep({ at, jpeg, faces: 1, measures: null });
      return;
    }
    const { kept } = this;
    const blob = await jpeg;
    if (!blob) return;
    // What the server will see: the camera's picture measures a little differently.
    const frame = await createImageBitmap(blob);
    if (!this.mesh.idle) {
      frame.close();
      return;
    }
    const look = await this.mesh.look(frame);
    // Of a step that is over by now.
    if (!look || kept !== this.kept) return;
    this.lookSignal.set(look);
    this.keep({ at, jpeg, faces: look.faces, measures: look.measures });
  }

  private draw(video: HTMLVideoElement): void {
    const { videoWidth, videoHeight } = video;
    const scale = Math.min(1, frameSide / Math.max(videoWidth, videoHeight));
    this.canvas.width = Math.round(videoWidth * scale);
    this.canvas.height = Math.round(videoHeight * scale);
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(video, 0, 0, this.canvas.width, this.canvas.height);
  }

  private keep(frame: FilmedFrame): void {
    this.kept.push(frame);
    if (this.kept.length > mostKept) this.kept.shift();
    this.countSignal.update((count) => count + 1);
  }
}
