import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportKind } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { PeopleImport } from '../state/people-import';
import { StepLine } from '../ui/step-line';
import { MappingStep } from './mapping-step';
import { ReviewStep } from './review-step';
import { StartStep } from './start-step';

/** An import, step by step: candidates, staff or photos. A reload finds it where it was. */
@Component({
  selector: 'app-import-page',
  imports: [
    BackLink,
    EmptyState,
    MappingStep,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    ReviewStep,
    RouterLink,
    StartStep,
    StepLine,
    TranslocoPipe,
  ],
  providers: [PeopleImport],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly times = inject(TimeTexts);
  protected readonly job = inject(PeopleImport);
  /** From the route. */
  readonly kind = input.required<ImportKind>();
  protected readonly back = computed(() =>
    this.kind() === 'staff' ? '/admin/staff' : '/admin/candidates',
  );
  protected readonly steps = computed(() =>
    this.kind() === 'photos'
      ? ['file', 'photos', 'done']
      : ['file', 'mapping', 'review', 'commit', 'done'],
  );
  protected readonly step = computed(() => {
    const view = this.job.current();
    if (!view || this.job.wantsNew() || this.job.foreign()) return 'file';
    const photos = this.kind() === 'photos';
    const steps = {
      ...{ reading: photos ? 'photos' : 'review', mapping: 'mapping', checked: 'review' },
      ...{ committing: 'commit', done: 'done', failed: 'failed', discarded: 'file' },
    };
    return steps[view.state];
  });
  protected readonly marked = computed(() =>
    this.step() === 'failed' ? (this.job.current()?.counts ? 'commit' : 'file') : this.step(),
  );

  constructor() {
    effect(() => {
      const kind = this.kind();
      untracked(() => void this.job.load(kind));
    });
  }

  protected when(at: string): string {
    return this.times.dayAndTime(at);
  }

  protected async discard(): Promise<void> {
    const text = (key: string) => this.transloco.translate(`rosters.import.discard.${key}`);
    const question = { title: text('title'), text: text('text'), confirm: text('confirm') };
    if (await this.confirm.ask({ ...question, danger: true })) await this.job.discard();
  }

  protected async commit(): Promise<void> {
    const { counts } = this.job.current() ?? {};
    const text = (key: string) =>
      this.transloco.translate(`rosters.import.confirm.${key}`, counts ?? {});
    const skipped = (counts?.wrong ?? 0) > 0 ? text('skipped') : '';
    const agreed = await this.confirm.ask({
      title: text('title'),
      text: `${text('text')}${skipped}`,
      confirm: text('confirm'),
    });
    if (agreed) await this.job.commit();
  }
}
