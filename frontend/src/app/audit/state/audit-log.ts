import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type {
  AuditAction,
  AuditEntriesView,
  AuditExportFormat,
  AuditSubjectKind,
  AuditVerificationView,
} from '@exam/contracts';
import { Store } from '@ngrx/store';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { fromZonedInput } from '../../core/i18n/zoned-time';
import { sessionFeature } from '../../core/session/session.feature';
import { AuditClient, type AuditQuery } from '../data/audit-client';

/** What the list is narrowed down to; empty texts do not narrow. Days are YYYY-MM-DD. */
export interface AuditChoice {
  readonly fromDay: string;
  /** Included. */
  readonly toDay: string;
  readonly person: string;
  readonly action: AuditAction | '';
  readonly subjectKind: AuditSubjectKind | '';
  readonly subject: string;
}

export const everything: AuditChoice = {
  ...{ fromDay: '', toDay: '', person: '', action: '', subjectKind: '', subject: '' },
};

const empty: AuditEntriesView = { entries: [], next: null };

/** The log of the school, page by page, and the state of its chain. */
@Injectable()
export class AuditLog {
  private readonly client = inject(AuditClient);
  private readonly zone = inject(Store).selectSignal(sessionFeature.selectTimeZone);
  readonly choice = signal(everything);
  readonly isNarrowed = computed(() => Object.values(this.choice()).some(Boolean));
  private readonly query = computed(() => toQuery(this.choice(), this.zone()));
  private readonly first = rxResource({
    params: () => this.query(),
    stream: ({ params }) => this.client.entries(params, ''),
  });
  private readonly chainResource = rxResource({ stream: () => this.client.chain() });
  /** The first page, and what was added to it. */
  private readonly pages = linkedSignal(() => (this.first.hasValue() ? this.first.value() : null));

  readonly entries = computed(() => (this.pages() ?? empty).entries);
  readonly hasMore = computed(() => (this.pages()?.next ?? null) !== null);
  readonly isLoading = computed(() => this.first.isLoading());
  readonly failure = computed(() => failureOfResource(this.first.error()));
  readonly chain = computed(() =>
    this.chainResource.hasValue() ? this.chainResource.value() : null,
  );
  readonly chainFailure = computed(() => failureOfResource(this.chainResource.error()));

  readonly busy = signal<'more' | 'verify' | AuditExportFormat | null>(null);
  readonly commandFailure = signal<Failure | null>(null);
  readonly verification = signal<AuditVerificationView | null>(null);

  reload(): void {
    this.first.reload();
    this.chainResource.reload();
  }

  async loadMore(): Promise<void> {
    const query = this.query();
    const cursor = this.pages()?.next;
    if (!cursor) return;
    const page = await this.attempt('more', this.client.entries(query, cursor));
    // The filter may be another one meanwhile.
    if (!page || query !== this.query()) return;
    this.pages.update((pages) => ({
      entries: [...(pages ?? empty).entries, ...page.entries],
      next: page.next,
    }));
  }

  async verify(): Promise<void> {
    this.verification.set(await this.attempt('verify', this.client.verify()));
    this.reload();
  }

  async export(format: AuditExportFormat): Promise<void> {
    await this.attempt(format, this.client.export(this.query(), format));
    this.reload();
  }

  /** One at a time; null where it failed. */
  private async attempt<T>(
    name: NonNullable<ReturnType<typeof this.busy>>,
    command: Observable<T>,
  ): Promise<T | null> {
    if (this.busy()) return null;
    this.busy.set(name);
    this.commandFailure.set(null);
    try {
      return await firstValueFrom(command);
    } catch (error) {
      this.commandFailure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(null);
    }
  }
}

function failureOfResource(error: Error | undefined): Failure | null {
  return error ? failureOf(error.cause ?? error) : null;
}

/** The query of a choice; days are those of the school's zone. */
export function toQuery(choice: AuditChoice, zone: string): AuditQuery {
  const { fromDay, toDay, ...texts } = choice;
  const from = fromDay ? fromZonedInput(`${fromDay}T00:00`, zone) : null;
  const to = toDay ? fromZonedInput(`${dayAfter(toDay)}T00:00`, zone) : null;
  const all = { from, to, ...texts };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
