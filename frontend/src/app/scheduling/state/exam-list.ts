import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type {
  ExamCopy,
  ExamCreation,
  ExamStep,
  ExamSummariesView,
  ExamSummaryView,
  ExamView,
} from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ExamsClient, type ExamFilter } from '../data/exams-client';

export type { ExamFilter } from '../data/exams-client';

const everything: ExamFilter = { search: '', kind: '', collegeId: '', status: '', page: 0 };

/** The list of exams, what it is narrowed down to, and what is done to one of them. */
@Injectable()
export class ExamList {
  private readonly client = inject(ExamsClient);
  readonly filter = signal<ExamFilter>(everything);
  private readonly listed = rxResource({
    params: () => this.filter(),
    stream: ({ params }) => this.client.list(params),
  });
  private readonly books = rxResource({ stream: () => this.client.majors() });

  /** Null until there is an answer; while another one is awaited, the last. */
  readonly answer = linkedSignal<ExamSummariesView | null, ExamSummariesView | null>({
    source: () => (this.listed.hasValue() ? this.listed.value() : null),
    computation: (answer, last) => answer ?? last?.value ?? null,
  });
  readonly loading = this.listed.isLoading;
  readonly loadFailure = computed<Failure | null>(() => {
    const error = this.listed.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly narrowed = computed(() => {
    const { search, kind, collegeId, status } = this.filter();
    return [search, kind, collegeId, status].some((value) => value !== '');
  });
  readonly majors = computed(() => (this.books.hasValue() ? this.books.value().majors : []));
  readonly majorsFailure = computed<Failure | null>(() => {
    const error = this.books.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly majorsLoading = this.books.isLoading;
  readonly colleges = computed(() => [
    ...new Map(this.majors().map(({ collegeId, collegeName }) => [collegeId, collegeName])),
  ]);

  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);

  /** Shows the first page of what it is narrowed down to now. */
  narrow(change: Partial<ExamFilter>): void {
    this.filter.update((filter) => ({ ...filter, page: 0, ...change }));
  }

  showEverything(): void {
    this.filter.set(everything);
  }

  reload(): void {
    this.listed.reload();
  }

  reloadMajors(): void {
    this.books.reload();
  }

  /** The new exam, or null where it failed. */
  create(creation: ExamCreation): Promise<ExamView | null> {
    return this.do(this.client.create(creation));
  }

  /** The copy, or null where it failed. */
  copy(examId: string, copy: ExamCopy): Promise<ExamView | null> {
    return this.do(this.client.copy(examId, copy));
  }

  async step({ id, version }: ExamSummaryView, step: ExamStep): Promise<boolean> {
    return (await this.do(this.client.step(id, { step, version }))) !== null;
  }

  async remove(examId: string): Promise<boolean> {
    return (await this.do(this.client.remove(examId))) !== null;
  }

  /** One command at a time; afterwards the list is read anew. */
  private async do<T>(command: Observable<T>): Promise<T | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const answer = await firstValueFrom(command);
      return answer;
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
      this.reload();
    }
  }
}
