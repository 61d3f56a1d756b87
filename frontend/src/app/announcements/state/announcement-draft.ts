import { Injectable, computed, inject, signal } from '@angular/core';
import type {
  AnnouncementAudience,
  AnnouncementVersionsView,
  AnnouncementView,
  AttachmentView,
  SaveAnnouncementRequest,
} from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { AnnouncementsClient } from '../data/announcements-client';

/** What the editor holds; nothing of it is lost when the server refuses it. */
export interface Fields {
  readonly audience: AnnouncementAudience;
  readonly title: string;
  /** HTML. */
  readonly body: string;
  readonly attachments: readonly AttachmentView[];
  readonly mustRead: boolean;
  readonly pinned: boolean;
}

/** Milliseconds of rest after which a draft is saved. */
const REST = 1_200;

/** One announcement in the editor. A draft saves itself; what readers have is saved when told to. */
@Injectable()
export class AnnouncementDraft {
  private readonly client = inject(AnnouncementsClient);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  /** The fields that the server has. */
  private readonly stored = signal<Fields | null>(null);

  readonly announcement = signal<AnnouncementView | null>(null);
  readonly fields = signal<Fields | null>(null);
  readonly loadFailure = signal<Failure | null>(null);
  /** Of the last save or step. */
  readonly failure = signal<Failure | null>(null);
  readonly saving = signal(false);
  /** Milliseconds since the epoch by this computer; null before the first save. */
  readonly savedAt = signal<number | null>(null);
  readonly dirty = computed(() => this.fields() !== this.stored());
  readonly savesItself = computed(() => {
    const state = this.announcement()?.state;
    return state === 'draft' || state === 'scheduled';
  });
  /** Nobody has written anything: to leave it is to drop it. */
  readonly untouched = computed(() => {
    const announcement = this.announcement();
    return announcement?.state === 'draft' && announcement.revision === 0 && !this.dirty();
  });

  async load(id: string): Promise<void> {
    this.loadFailure.set(null);
    try {
      this.take(await firstValueFrom(this.client.get(id)));
    } catch (error) {
      this.loadFailure.set(failureOf(error));
    }
  }

  change(changes: Partial<Fields>): void {
    this.fields.update((fields) => fields && { ...fields, ...changes });
    if (!this.savesItself()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), REST);
  }

  /** Whether everything is on the server now. What is typed meanwhile is saved after it. */
  async save(askAgain = false): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (!this.dirty() && !askAgain) return true;
    this.running = this.send(askAgain);
    const saved = await this.running;
    this.running = null;
    return saved && (this.dirty() && this.savesItself() ? this.save() : true);
  }

  /** What is in the editor goes over what somebody else has saved meanwhile. */
  async overwrite(): Promise<boolean> {
    const id = this.announcement()?.id ?? '';
    try {
      const { revision } = await firstValueFrom(this.client.get(id));
      this.announcement.update((before) => before && { ...before, revision });
    } catch (error) {
      this.failure.set(failureOf(error));
      return false;
    }
    return this.save();
  }

  publish(at: string | null): Promise<boolean> {
    return this.step(({ id, revision }) => this.client.publish(id, revision, at));
  }

  unschedule(): Promise<boolean> {
    return this.step(({ id, revision }) => this.client.unschedule(id, revision));
  }

  withdraw(reason: string): Promise<boolean> {
    return this.step(({ id, revision }) => this.client.withdraw(id, revision, reason));
  }

  /** How many have read it by now, or had when it was loaded, where the server cannot be reached. */
  async countReaders(): Promise<number> {
    const before = this.announcement();
    if (!before) return 0;
    try {
      const { readers } = await firstValueFrom(this.client.get(before.id));
      this.announcement.update((now) => now && { ...now, readers });
      return readers.read;
    } catch {
      return before.readers.read;
    }
  }

  /** Every text that was published, newest first. */
  versions(): Observable<AnnouncementVersionsView['versions']> {
    return this.client.versions(this.announcement()?.id ?? '');
  }

  /** The id of the copy; null when it failed. */
  async duplicate(): Promise<string | null> {
    return this.attempt(async ({ id }) => (await firstValueFrom(this.client.duplicate(id))).id);
  }

  /** True once the draft is gone. */
  async remove(): Promise<boolean> {
    clearTimeout(this.timer);
    const removed = await this.attempt(({ id }) => firstValueFrom(this.client.remove(id)));
    if (removed) this.stored.set(this.fields());
    return removed !== null;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async step(run: (now: AnnouncementView) => Observable<AnnouncementView>) {
    if (!(await this.save())) return false;
    const after = await this.attempt((now) => firstValueFrom(run(now)));
    if (after) this.take(after);
    return after !== null;
  }

  private async attempt<T>(run: (now: AnnouncementView) => Promise<T>): Promise<T | null> {
    const now = this.announcement();
    if (!now) return null;
    this.saving.set(true);
    this.failure.set(null);
    try {
      return await run(now);
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.saving.set(false);
    }
  }

  private async send(askAgain: boolean): Promise<boolean> {
    const fields = this.fields();
    if (!fields) return true;
    const after = await this.attempt(({ id, revision }) =>
      firstValueFrom(this.client.save(id, requestOf(fields, revision, askAgain))),
    );
    if (!after) return false;
    this.announcement.set(after);
    this.stored.set(fields);
    this.savedAt.set(Date.now());
    return true;
  }

  private take(announcement: AnnouncementView): void {
    const { audience, title, body, attachments, mustRead, pinned } = announcement;
    const { collegeId, majorId } = audience;
    const place = { collegeId, majorId };
    const fields = { audience: place, title, body, attachments, mustRead, pinned };
    this.announcement.set(announcement);
    this.fields.set(fields);
    this.stored.set(fields);
  }
}

function requestOf(fields: Fields, revision: number, askAgain: boolean): SaveAnnouncementRequest {
  const { attachments, ...rest } = fields;
  return { ...rest, revision, askAgain, attachmentIds: attachments.map(({ id }) => id) };
}
