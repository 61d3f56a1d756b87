import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ExamSummaryView, ExamView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import type { ExamList } from '../state/exam-list';
import { TextField } from '../ui/text-field';

export interface CopyRequest {
  readonly exam: ExamSummaryView;
  readonly isRehearsal: boolean;
  readonly list: ExamList;
}

/** Asks what a copy is called and for which major it is; closes with the copy. */
@Component({
  selector: 'app-copy-dialog',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    TextField,
    TranslocoPipe,
  ],
  template: `
    <form (submit)="$event.preventDefault(); copy()">
      <h2 matDialogTitle>
        {{
          (request.isRehearsal ? 'scheduling.exams.copy.rehearsal' : 'scheduling.exams.copy.title')
            | transloco
        }}
      </h2>
      <mat-dialog-content class="body">
        <p class="muted">
          {{ 'scheduling.exams.copy.text' | transloco: { name: request.exam.name } }}
        </p>
        <app-text-field
          [label]="'scheduling.exams.name' | transloco"
          [value]="name()"
          [problem]="name().trim() === '' ? 'name-missing' : null"
          (valueChange)="name.set($event)"
        />
        <div>
          <label for="copy-major">{{ 'scheduling.exams.major' | transloco }}</label>
          <select #major id="copy-major" (change)="majorId.set(major.value)">
            @for (option of request.list.majors(); track option.id) {
              <option [value]="option.id" [selected]="option.id === majorId()">
                {{ option.collegeName }} · {{ option.name }}
              </option>
            }
          </select>
        </div>
        @if (request.isRehearsal) {
          <p class="small muted">{{ 'scheduling.exams.rehearsalText' | transloco }}</p>
        } @else {
          <mat-checkbox [checked]="isRehearsal()" (change)="isRehearsal.set($event.checked)">
            {{ 'scheduling.exams.asRehearsal' | transloco }}
          </mat-checkbox>
        }
        @if (request.list.failure(); as failure) {
          <app-problem [code]="failure.code" [requestId]="failure.requestId" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="request.list.busy()">
          {{ 'scheduling.exams.copy.confirm' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../ui/field.scss',
  styles: `
    .body {
      display: grid;
      gap: 16px;
    }
  `,
})
export class CopyDialog {
  private readonly dialog = inject<MatDialogRef<CopyDialog, ExamView>>(MatDialogRef);
  protected readonly request = inject<CopyRequest>(MAT_DIALOG_DATA);
  protected readonly isRehearsal = signal(this.request.isRehearsal);
  protected readonly majorId = signal(this.request.exam.major.id);
  protected readonly name = signal(
    inject(TranslocoService).translate(
      `scheduling.exams.copy.${this.request.isRehearsal ? 'rehearsalName' : 'name'}`,
      { name: this.request.exam.name.slice(0, 80) },
    ),
  );

  protected async copy(): Promise<void> {
    const name = this.name().trim();
    if (name === '') return;
    const { list, exam } = this.request;
    const facts = { name, majorId: this.majorId(), isRehearsal: this.isRehearsal() };
    const copy = await list.copy(exam.id, facts);
    if (copy) this.dialog.close(copy);
  }
}
