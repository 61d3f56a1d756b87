import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router, RouterLink } from '@angular/router';
import { flowFor, type ExamKind } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { BackLink } from '../../ui/back-link/back-link';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ExamList } from '../state/exam-list';
import { BasicsFields } from '../ui/basics-fields';
import { CandidatePath } from '../ui/candidate-path';

/** Kind, name and major: what a draft begins with. */
@Component({
  selector: 'app-new-exam-page',
  imports: [
    BackLink,
    BasicsFields,
    CandidatePath,
    EmptyState,
    MatButton,
    MatCheckbox,
    PageHead,
    Problem,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [ExamList],
  templateUrl: './new-exam-page.html',
  styleUrl: './wizard.scss',
})
export class NewExamPage {
  private readonly router = inject(Router);
  protected readonly list = inject(ExamList);
  protected readonly kind = signal<ExamKind>('interview');
  protected readonly name = signal('');
  protected readonly majorId = signal('');
  protected readonly isRehearsal = signal(false);
  private readonly tried = signal(false);
  protected readonly flow = computed(() => flowFor(this.kind()));
  protected readonly major = computed(() =>
    this.list.majors().find(({ id }) => id === this.majorId()),
  );
  private readonly missing = computed(() => {
    const found = new Map<string, string>();
    if (this.name().trim() === '') found.set('/name', 'name-missing');
    if (this.majorId() === '') found.set('/majorId', 'major-missing');
    return found;
  });
  protected readonly problems = computed(() =>
    this.tried() ? this.missing() : new Map<string, string>(),
  );

  protected async create(): Promise<void> {
    this.tried.set(true);
    if (this.missing().size > 0) return;
    const [kind, name, majorId] = [this.kind(), this.name().trim(), this.majorId()];
    const isRehearsal = this.isRehearsal();
    const exam = await this.list.create({ kind, name, majorId, isRehearsal });
    if (exam) {
      const state = { step: 'path' };
      await this.router.navigate(['/admin/exams', exam.id], { replaceUrl: true, state });
    }
  }
}
