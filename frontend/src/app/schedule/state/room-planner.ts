import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { PlanRequest, PlanView } from '@exam/contracts';
import { firstValueFrom, of, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ScheduleClient } from '../data/schedule-client';

const nextDay = () => new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);

/** Plans rooms for an exam: what was asked for, what came of it, and carrying it out. */
@Injectable()
export class RoomPlanner {
  private readonly client = inject(ScheduleClient);

  readonly examId = signal<string | null>(null);
  readonly request = signal<PlanRequest>({
    candidateIds: null,
    replaceUntouched: false,
    arrangement: { by: 'roomSize', size: 16 },
    dates: [nextDay()],
    startTime: '09:00',
    endTime: '17:30',
    sessionMinutes: 15,
    breaks: { every: null, lunch: { from: '12:00', to: '13:30' } },
    parallelRooms: 2,
    changeoverMinutes: 0,
    namePattern: '第 {n} 考场',
  });
  readonly plan = signal<PlanView | null>(null);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);

  readonly exams = rxResource({ stream: () => this.client.exams(), defaultValue: [] });
  readonly free = rxResource({
    params: () => this.examId() ?? '',
    stream: ({ params }) => (params ? this.client.unplaced(params) : of([])),
    defaultValue: [],
  });
  readonly examList = computed(() => (this.exams.hasValue() ? this.exams.value() : []));
  /** There is nothing to plan rooms for yet. */
  readonly needsExam = computed(
    () => this.exams.status() === 'resolved' && this.examList().length === 0,
  );
  readonly freeList = computed(() => (this.free.hasValue() ? this.free.value() : []));
  readonly loadFailure = computed(() => {
    const error = this.exams.error() ?? this.free.error();
    return error ? failureOf(error) : null;
  });
  readonly exam = computed(() => this.examList().find(({ id }) => id === this.examId()) ?? null);

  reload(): void {
    this.exams.reload();
    this.free.reload();
  }

  chooseExam(examId: string, sessionMinutes?: number): void {
    this.examId.set(examId);
    this.change({ candidateIds: null, ...(sessionMinutes && { sessionMinutes }) });
  }

  /** Another wish makes the plan that was seen another one. */
  change(part: Partial<PlanRequest>): void {
    this.request.update((request) => ({ ...request, ...part }));
    this.plan.set(null);
    this.failure.set(null);
  }

  async preview(): Promise<void> {
    const examId = this.examId();
    if (!examId) return;
    const plan = await this.run(this.client.plan(examId, this.request()));
    if (plan) this.plan.set(plan);
  }

  /** True when the rooms are there. */
  async generate(): Promise<boolean> {
    const [examId, plan] = [this.examId(), this.plan()];
    if (!examId || !plan) return false;
    const request = { ...this.request(), fingerprint: plan.fingerprint };
    await this.run(this.client.generate(examId, request));
    if (this.failure()) this.plan.set(null);
    return this.failure() === null;
  }

  private async run<T>(command: Observable<T>): Promise<T | null> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      return await firstValueFrom(command);
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
