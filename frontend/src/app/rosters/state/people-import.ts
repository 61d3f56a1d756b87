import { DestroyRef, Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type {
  ColumnMapping,
  ImportKind,
  ImportRowsView,
  ImportView,
  RowOutcome,
} from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { RostersClient } from '../data/rosters-client';

/** Milliseconds between two looks at an import that runs. */
const POLL = 1_000;
const running: readonly string[] = ['reading', 'committing'];
const ended: readonly string[] = ['done', 'discarded'];

/** A file on its way to the server. */
export interface Sending {
  readonly name: string;
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
}

/**
 * The import of one kind that the page is about: where it is, and what can be done with it. It lives
 * on the server, so that a reload of the page finds it again.
 */
@Injectable()
export class PeopleImport {
  private readonly client = inject(RostersClient);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly kind = signal<ImportKind>('candidates');
  readonly current = signal<ImportView | null>(null);
  readonly loaded = signal(false);
  readonly sending = signal<Sending | null>(null);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** Whether the looks at a running import get no answer; they go on. */
  readonly lost = signal(false);
  /** Also when an earlier import could be looked at: somebody wants to send a file. */
  readonly wantsNew = signal(false);
  /** What has to be there before a file can be of use. */
  private readonly ground = rxResource({
    params: () => this.kind(),
    stream: ({ params }) => this.client.groundFor(params),
  });
  /** What is missing, so that it comes first; null where nothing is, or nobody knows. */
  readonly missing = computed(() => (this.ground.hasValue() ? this.ground.value() : null));
  readonly isRunning = computed(() => running.includes(this.current()?.state ?? ''));
  /** Another admin's, which must come to its end first. */
  readonly foreign = computed(() => {
    const current = this.current();
    const active = current && !ended.includes(current.state) && current.state !== 'failed';
    return active && !current.own ? current : null;
  });

  readonly outcome = linkedSignal<ImportView | null, RowOutcome>({
    source: this.current,
    computation: (view, previous) => {
      return previous && isSameStep(previous.source, view) ? previous.value : firstOutcome(view);
    },
  });
  readonly page = linkedSignal({ source: this.outcome, computation: () => 1 });
  private readonly listed = computed(() => {
    const view = this.current();
    const shown = view?.own && view.counts && !running.includes(view.state);
    return shown ? { id: view.id, state: view.state } : undefined;
  });
  private readonly rowsResource = rxResource({
    params: () => {
      const listed = this.listed();
      return listed && { ...listed, outcome: this.outcome(), page: this.page() };
    },
    stream: ({ params: { id, outcome, page } }) => this.client.rows(id, outcome, page),
  });
  readonly rows = computed<ImportRowsView | null>(() =>
    this.rowsResource.hasValue() ? this.rowsResource.value() : null,
  );
  readonly rowsFailure = computed(() => {
    const error = this.rowsResource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
    });
  }

  async load(kind: ImportKind): Promise<void> {
    this.kind.set(kind);
    await this.command(async () => {
      const view = await firstValueFrom(this.client.currentImport(kind));
      this.show(view);
      this.wantsNew.set(view === null || view.state === 'done' || (!view.own && !this.foreign()));
      this.loaded.set(true);
    });
  }

  /** Sends a file. A refusal leaves the page as it was. */
  async send(file: File): Promise<void> {
    await this.command(() =>
      new Promise<void>((resolve, reject) => {
        this.sending.set({ name: file.name, sent: 0, total: file.size });
        this.client.startImport(this.kind(), file).subscribe({
          next: ({ sent, answer }) => {
            this.sending.set({ name: file.name, sent, total: file.size });
            if (answer) this.show(answer);
          },
          error: reject,
          complete: () => {
            this.wantsNew.set(false);
            resolve();
          },
        });
      }).finally(() => {
        this.sending.set(null);
      }),
    );
    if (this.failure()?.code === 'import-in-progress') await this.refresh();
  }

  map(mapping: ColumnMapping): Promise<void> {
    return this.step((id) => this.client.map(id, mapping));
  }

  checkAgain(): Promise<void> {
    return this.step((id) => this.client.checkAgain(id));
  }

  commit(): Promise<void> {
    return this.step((id) => this.client.commit(id));
  }

  async discard(): Promise<void> {
    const id = this.current()?.id;
    if (id === undefined) return;
    await this.command(async () => {
      await firstValueFrom(this.client.discard(id));
      this.show(null);
      this.wantsNew.set(true);
    });
  }

  async downloadTemplate(): Promise<void> {
    const kind = this.kind();
    if (kind === 'photos') return;
    await this.command(() => firstValueFrom(this.client.template(kind)));
  }

  async downloadWrongRows(): Promise<void> {
    const id = this.current()?.id;
    if (id === undefined) return;
    await this.command(() => firstValueFrom(this.client.wrongRows(id)));
  }

  reloadRows(): void {
    this.rowsResource.reload();
  }

  private async step(send: (id: string) => Observable<ImportView>): Promise<void> {
    const id = this.current()?.id;
    if (id === undefined) return;
    await this.command(async () => {
      this.show(await firstValueFrom(send(id)));
    });
    if (this.failure()?.code === 'import-moved') await this.refresh();
  }

  private async refresh(): Promise<void> {
    try {
      const { id } = this.current() ?? {};
      const look = id ? this.client.import(id) : this.client.currentImport(this.kind());
      this.show(await firstValueFrom(look));
      this.lost.set(false);
    } catch {
      // The next look may get an answer.
      this.lost.set(true);
      this.lookAgain();
    }
  }

  private show(view: ImportView | null): void {
    this.current.set(view);
    this.lookAgain();
  }

  private lookAgain(): void {
    clearTimeout(this.timer);
    if (!this.isRunning()) return;
    this.timer = setTimeout(() => {
      void this.refresh();
    }, POLL);
  }

  private async command(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function isSameStep(one: ImportView | null, other: ImportView | null): boolean {
  return one?.id === other?.id && one?.state === other?.state;
}

/** What somebody wants to see first: what went wrong. */
function firstOutcome(view: ImportView | null): RowOutcome {
  const order = ['wrong', 'new', 'changed', 'unchanged', 'missing'] as const;
  return order.find((outcome) => (view?.counts?.[outcome] ?? 0) > 0) ?? 'new';
}
