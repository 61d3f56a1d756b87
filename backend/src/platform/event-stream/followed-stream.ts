import type { Logger } from '../logging/logger.ts';
import {
  compareEntryIds,
  toEntries,
  toStreamEvent,
  type RawEntry,
  type StreamEvent,
} from './stream-event.ts';

export interface StreamListener {
  onEvent(event: StreamEvent): void;
  /** Events may have passed unheard: whatever was made of them must be read from the database. */
  onReload(): void;
}

/** How far one stream was read, and who listens to it. */
export class FollowedStream {
  readonly listeners = new Set<StreamListener>();
  private readonly logger: Logger;
  private readonly begun: PromiseWithResolvers<void> = Promise.withResolvers();
  private gap = false;
  private last: string | null = null;

  constructor(logger: Logger) {
    this.logger = logger;
  }

  /** The last entry that was read; null until it is known where the stream ends. */
  get position(): string | null {
    return this.last;
  }

  /** Resolves when the listeners hear of every new event, or will be told to reload. */
  get ready(): Promise<void> {
    return this.begun.promise;
  }

  /** Entries may be missed from now on, until it is known again where the stream ends. */
  lose(): void {
    this.last = null;
    this.gap = true;
    this.begun.resolve();
  }

  /** Told where the stream ends: reading begins there, unless the stream goes on from where it was. */
  locate(end: string): void {
    if (this.last !== null) {
      if (compareEntryIds(end, this.last) >= 0) return;
      this.gap = true;
    }
    this.last = end;
    this.begun.resolve();
    if (!this.gap) return;
    this.gap = false;
    this.tell((listener) => {
      listener.onReload();
    });
  }

  /** Hands new entries on. */
  receive(entries: readonly RawEntry[]): void {
    for (const entry of toEntries(entries)) {
      this.last = entry.id;
      this.tell((listener) => {
        listener.onEvent(toStreamEvent(entry));
      });
    }
  }

  private tell(call: (listener: StreamListener) => void): void {
    for (const listener of this.listeners) {
      try {
        call(listener);
      } catch (error) {
        this.logger.error({ err: error }, 'a listener failed');
      }
    }
  }
}
