import { computed, signal } from '@angular/core';

import { ResumableUpload, type UploadFacts } from './resumable-upload';

export interface QueuedUpload {
  readonly key: number;
  readonly documentId: string;
  readonly upload: ResumableUpload;
}

/** Files that are sent at once; the others wait their turn. */
const AT_ONCE = 2;
let keys = 0;

/** What one page sends, in the order in which it was chosen. */
export class UploadQueue {
  private readonly endpoint: () => string;
  private readonly changed: () => void;
  private readonly items = signal<readonly QueuedUpload[]>([]);
  private readonly begun = new Set<number>();
  private running = 0;
  /** Those that are on their way, wait, or failed. */
  readonly uploads = this.items.asReadonly();
  readonly isBusy = computed(() => this.items().some(({ upload }) => upload.state() !== 'failed'));

  /** `changed`: whenever the server has something that it had not. */
  constructor(endpoint: () => string, changed: () => void) {
    this.endpoint = endpoint;
    this.changed = changed;
  }

  add(file: File, facts: UploadFacts & { readonly documentId: string }): void {
    const upload = new ResumableUpload(this.endpoint(), file, facts);
    this.items.update((items) => [...items, { key: keys++, documentId: facts.documentId, upload }]);
    void this.work();
  }

  /** Tries what failed once more. */
  retry({ key, upload, documentId }: QueuedUpload): void {
    this.drop(key);
    this.add(upload.file, { ...upload.facts, documentId });
  }

  async giveUp({ key, upload }: QueuedUpload): Promise<void> {
    this.drop(key);
    await upload.giveUp();
    this.changed();
  }

  private async work(): Promise<void> {
    while (this.running < AT_ONCE) {
      const next = this.items().find(({ key }) => !this.begun.has(key));
      if (!next) return;
      this.begun.add(next.key);
      this.running += 1;
      await next.upload.start();
      this.running -= 1;
      if (next.upload.state() === 'done') this.drop(next.key);
      this.changed();
    }
  }

  private drop(key: number): void {
    this.items.update((items) => items.filter((item) => item.key !== key));
  }
}
