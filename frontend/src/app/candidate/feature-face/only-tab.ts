import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const name = 'face-verification';

/** That one tab of this browser does the challenge: two would film the same step. */
@Injectable()
export class OnlyTab {
  private readonly locks = navigator.locks as LockManager | undefined;
  private readonly elsewhereSignal = signal(false);
  private release: (() => void) | null = null;
  private gone = false;

  /** Another tab has it. */
  readonly elsewhere = this.elsewhereSignal.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.release?.();
    });
    this.request({ ifAvailable: true });
  }

  /** Takes it from the other tab, which is told. */
  takeOver(): void {
    this.request({ steal: true });
  }

  private request(options: LockOptions): void {
    // Browsers without it lose the hint: the server takes each step once.
    void this.locks
      ?.request(name, options, (lock) => {
        this.elsewhereSignal.set(lock === null);
        if (!lock || this.gone) return;
        return new Promise<void>((resolve) => {
          this.release = resolve;
        });
      })
      .catch(() => {
        // Stolen by another tab.
        this.elsewhereSignal.set(true);
      });
  }
}
