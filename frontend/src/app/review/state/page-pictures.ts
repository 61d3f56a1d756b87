import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { ReviewFileView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { ReviewClient } from '../data/review-client';

/** `null`: it could not be loaded. */
type Picture = string | null;

/** Address of the photo on file below /api; null where there is none. */
export function photoPath({ candidate, roster }: ReviewFileView): string | null {
  const { photoVersion } = roster;
  return photoVersion && `/candidates/${candidate.id}/photo?v=${photoVersion}`;
}

/**
 * The pictures of the files at hand, decoded before somebody looks at them. Their links are good for
 * minutes only, so they are kept by page.
 */
@Injectable()
export class PagePictures {
  private readonly client = inject(ReviewClient);
  private readonly pictures = signal<ReadonlyMap<string, Picture>>(new Map());
  /** By file, so that they go with it. */
  private readonly keys = new Map<string, readonly string[]>();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.keep([]);
    });
  }

  /** An object URL; undefined while it is on its way, null when it did not come. */
  of(key: string): Picture | undefined {
    return this.pictures().get(key);
  }

  /** Loads what a file has; resolves once all of it can be shown at once. */
  async load(file: ReviewFileView): Promise<void> {
    const photo = photoPath(file);
    const wanted: (readonly [string, string])[] = [
      ...file.documents.flatMap(({ pages }) =>
        pages.map(({ id, picture }) => [id, picture] as const),
      ),
      ...(photo ? [[photo, photo] as const] : []),
    ];
    this.keys.set(
      file.sittingId,
      wanted.map(([key]) => key),
    );
    await Promise.all(wanted.map(([key, path]) => this.fetch(key, path)));
  }

  /** Tries again what did not come. */
  async retry(file: ReviewFileView): Promise<void> {
    const kept = [...this.pictures()].filter(([, url]) => url !== null);
    this.pictures.set(new Map(kept));
    await this.load(file);
  }

  /** Lets go of everything but what these files have. */
  keep(sittingIds: readonly string[]): void {
    for (const sittingId of this.keys.keys()) {
      if (!sittingIds.includes(sittingId)) this.keys.delete(sittingId);
    }
    const used = new Set([...this.keys.values()].flat());
    const kept = new Map<string, Picture>();
    for (const [key, url] of this.pictures()) {
      if (used.has(key)) kept.set(key, url);
      else if (url) URL.revokeObjectURL(url);
    }
    this.pictures.set(kept);
  }

  private async fetch(key: string, path: string): Promise<void> {
    if (this.pictures().has(key)) return;
    try {
      const url = URL.createObjectURL(await firstValueFrom(this.client.picture(path)));
      const image = new Image();
      image.src = url;
      await image.decode();
      this.put(key, url);
    } catch {
      this.put(key, null);
    }
  }

  private put(key: string, url: Picture): void {
    this.pictures.update((before) => new Map([...before, [key, url]]));
  }
}
