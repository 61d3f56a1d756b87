import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ExamStep, ExamView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { stepOf, type EditProblems, type ExamEdit } from '../state/exam-edit';

/** What is left to do, and the steps that the exam may take. */
@Component({
  selector: 'app-exam-review',
  imports: [Icon, MatButton, TranslocoPipe],
  templateUrl: './exam-review.html',
  styleUrl: './wizard.scss',
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
  `,
})
export class ExamReview {
  readonly exam = input.required<ExamView>();
  readonly edit = input.required<ExamEdit>();
  readonly problems = input.required<EditProblems>();
  readonly dirty = input.required<boolean>();
  readonly busy = input.required<boolean>();
  /** To the field of a problem. */
  readonly go = output<string>();
  readonly save = output();
  readonly take = output<ExamStep>();

  /** One line for each kind of problem in each step. */
  protected readonly lines = computed(() => {
    const lines = new Map<string, { pointer: string; step: string; word: string }>();
    for (const [pointer, word] of this.problems()) {
      const step = stepOf(pointer);
      lines.set(`${step} ${word}`, { pointer, step, word });
    }
    return [...lines.values()];
  });
}
