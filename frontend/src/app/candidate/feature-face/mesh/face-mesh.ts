import { DestroyRef, Injectable, inject, signal } from '@angular/core';

import type { Look, MeshAnswer, MeshRequest } from './mesh-messages';

/** Looks of which the slowness counts, and milliseconds from which on watching makes no sense. */
const firstLooks = 4;
const tooSlow = 900;
/** Milliseconds; on a network that is slower, filming without the mesh is kinder. */
const loadPatience = 90_000;

/**
 * The face mesh in a worker of its own. `unavailable` where it cannot be loaded, is too slow or
 * fails: then the steps are simply filmed.
 */
@Injectable()
export class FaceMesh {
  private readonly stateSignal = signal<'off' | 'loading' | 'ready' | 'unavailable'>('off');
  private readonly bytesSignal = signal(0);
  private worker: Worker | null = null;
  private waiting: ((look: Look | null) => void) | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private askedAt = 0;
  private fastest = Number.POSITIVE_INFINITY;
  private looks = 0;

  readonly state = this.stateSignal.asReadonly();
  /** Bytes that have come. */
  readonly bytes = this.bytesSignal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.end('off');
    });
  }

  load(): void {
    if (this.state() !== 'off') return;
    if (typeof OffscreenCanvas === 'undefined' || typeof WebAssembly === 'undefined') {
      this.stateSignal.set('unavailable');
      return;
    }
    this.stateSignal.set('loading');
    const worker = new Worker(new URL('./face-mesh.worker', import.meta.url), { type: 'module' });
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<MeshAnswer>) => {
      this.hear(data);
    };
    worker.onerror = () => {
      this.giveUp();
    };
    this.patience = setTimeout(() => {
      this.giveUp();
    }, loadPatience);
    this.ask({ kind: 'load' });
  }

  /** Goes on without: who is in a hurry need not wait for the download. */
  giveUp(): void {
    this.end('unavailable');
  }

  /** Whether a frame would be looked at now. */
  get idle(): boolean {
    return this.state() === 'ready' && this.waiting === null;
  }

  /** What a frame shows; the frame is used up. Null where the mesh is gone. Only while `idle`. */
  look(frame: ImageBitmap): Promise<Look | null> {
    this.askedAt = performance.now();
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.ask({ kind: 'look', frame }, [frame]);
    });
  }

  private ask(request: MeshRequest, transfer: Transferable[] = []): void {
    this.worker?.postMessage(request, transfer);
  }

  private hear(message: MeshAnswer): void {
    if (message.kind === 'loading') this.bytesSignal.set(message.bytes);
    else if (message.kind === 'failed') this.giveUp();
    else if (message.kind === 'ready') {
      clearTimeout(this.patience);
      this.stateSignal.set('ready');
    } else this.take(message.look);
  }

  private take(look: Look): void {
    const { waiting } = this;
    this.waiting = null;
    this.fastest = Math.min(this.fastest, performance.now() - this.askedAt);
    if (++this.looks === firstLooks && this.fastest > tooSlow) this.giveUp();
    waiting?.(look);
  }

  private end(state: 'off' | 'unavailable'): void {
    clearTimeout(this.patience);
    this.worker?.terminate();
    this.worker = null;
    this.stateSignal.set(state);
    this.waiting?.(null);
    this.waiting = null;
  }
}
