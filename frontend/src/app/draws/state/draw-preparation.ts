import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CommitDrawRequest, DrawKind, DrawSubjectView, DrawView } from '@exam/contracts/draws';

import { DrawsClient } from '../data/draws-client';
import { Attempt, loadFailureOf } from './attempt';

/** What is to be drawn, as it is chosen, and what that would freeze. */
@Injectable()
export class DrawPreparation {
  private readonly client = inject(DrawsClient);
  private readonly attempt = new Attempt();
  private readonly book = rxResource({ stream: () => this.client.exams() });

  readonly exams = computed(() => (this.book.hasValue() ? this.book.value().exams : null));
  readonly examsFailure = computed(() => loadFailureOf(this.book.error()));
  readonly kind = signal<DrawKind>('candidateOrder');
  readonly examId = signal('');
  readonly exam = computed(() => this.exams()?.find(({ id }) => id === this.examId()) ?? null);
  /** Empty for the whole exam. */
  readonly examRoomId = linkedSignal({ source: this.examId, computation: () => '' });

  private readonly found = rxResource({
    params: () => {
      const examId = this.examId();
      return examId ? { kind: this.kind(), examId, examRoomId: this.examRoomId() } : undefined;
    },
    stream: ({ params }) => this.client.subject(params),
  });
  /** Null until something is chosen and read. */
  readonly subject = computed<DrawSubjectView | null>(() =>
    this.found.hasValue() ? this.found.value() : null,
  );
  readonly subjectLoading = this.found.isLoading;
  readonly subjectFailure = computed(() => loadFailureOf(this.found.error()));
  readonly busy = this.attempt.busy;
  readonly failure = this.attempt.failure;

  reloadExams(): void {
    this.book.reload();
  }

  reloadSubject(): void {
    this.found.reload();
  }

  /** The draw, or null where it failed. */
  async commit(request: CommitDrawRequest): Promise<DrawView | null> {
    const view = await this.attempt.make(this.client.commit(request));
    if (!view) this.found.reload();
    return view;
  }
}
