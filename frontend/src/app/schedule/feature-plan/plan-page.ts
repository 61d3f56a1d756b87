import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { DateField } from '../../ui/date-field/date-field';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { SearchField } from '../../ui/search-field/search-field';
import { TimeField } from '../../ui/time-field/time-field';
import { RoomPlanner } from '../state/room-planner';
import { BreakFields } from '../ui/break-fields';
import { DayText } from '../ui/day-text';
import { isFaulty } from '../ui/field-problem';

/** Rooms for an exam from size, length and breaks: looked at first, then made. */
@Component({
  selector: 'app-plan-page',
  imports: [
    ...[BackLink, BreakFields, DateField, EmptyState, Icon, MatButton, MatIconButton, PageHead],
    ...[Problem, RouterLink, SearchField, TimeField, TranslocoPipe],
  ],
  providers: [RoomPlanner],
  templateUrl: './plan-page.html',
  styleUrls: ['../ui/sheet.scss', './plan-page.scss'],
})
export class PlanPage {
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly days = inject(DayText);
  protected readonly planner = inject(RoomPlanner);
  /** From the address. */
  readonly examId = input<string>();
  protected readonly search = signal('');
  protected readonly isSequence = computed(() => this.planner.exam()?.kind === 'interview');
  protected readonly shown = computed(() => {
    const part = this.search().trim();
    return this.planner
      .freeList()
      .filter(({ name, candidateNumber }) => `${name} ${candidateNumber}`.includes(part));
  });
  protected readonly chosen = computed(() => new Set(this.planner.request().candidateIds ?? []));

  constructor() {
    effect(() => {
      const all = this.planner.examList();
      if (this.planner.examId() !== null) return;
      const wanted =
        all.find(({ id }) => id === this.examId()) ??
        all.find(({ unplaced }) => unplaced > 0) ??
        all[0];
      if (wanted) this.planner.chooseExam(wanted.id, wanted.sessionMinutes);
    });
  }

  protected choose(examId: string): void {
    const exam = this.planner.examList().find(({ id }) => id === examId);
    this.planner.chooseExam(examId, exam?.sessionMinutes);
  }

  protected setDate(index: number, date: string): void {
    const dates = [...this.planner.request().dates];
    dates[index] = date;
    this.planner.change({ dates });
  }

  protected addDate(): void {
    const { dates } = this.planner.request();
    const last = new Date(`${dates.at(-1) ?? ''}T00:00:00Z`);
    const next = new Date(
      (Number.isNaN(last.getTime()) ? Date.now() : last.getTime()) + 86_400_000,
    );
    this.planner.change({ dates: [...dates, next.toISOString().slice(0, 10)] });
  }

  protected removeDate(index: number): void {
    const dates = this.planner.request().dates.filter((_, at) => at !== index);
    this.planner.change({ dates });
  }

  protected toggle(id: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(id)) next.add(id);
    this.planner.change({ candidateIds: next.size > 0 ? [...next] : [] });
  }

  protected isFaulty(path: string): boolean {
    return isFaulty(this.planner.failure(), path);
  }

  protected async preview(event: Event): Promise<void> {
    event.preventDefault();
    await this.planner.preview();
  }

  protected async generate(): Promise<void> {
    if (!(await this.planner.generate())) return;
    const text = this.transloco.translate('schedule.plan.done');
    this.snackBar.open(text, undefined, { duration: 6_000 });
    await this.router.navigateByUrl('/admin/rooms');
  }
}
