import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { flowTable, type FlowImpact } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

/** What a change means for candidates who have begun; closes with true where it is confirmed. */
@Component({
  selector: 'app-impact-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'scheduling.exams.impact.title' | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'scheduling.exams.impact.text' | transloco: impact }}</p>
      <ul>
        @for (line of impact.steps; track line.step) {
          <li>
            <p class="strong">
              {{ 'scheduling.exams.setting.' + line.step + '.name' | transloco }} —
              {{ 'scheduling.exams.impact.' + line.change | transloco }}
            </p>
            @if (flowTable[line.step].inForce) {
              <p class="muted">
                {{ 'scheduling.exams.impact.done' | transloco: line }}
                @if (line.change !== 'removed') {
                  {{ 'scheduling.exams.impact.todo' | transloco: line }}
                  {{ 'scheduling.exams.impact.past' | transloco: line }}
                }
              </p>
            } @else {
              <p class="muted">{{ 'scheduling.exams.notYet' | transloco }}</p>
            }
          </li>
        }
        @for (setting of others(); track setting) {
          <li>
            <p class="strong">{{ 'scheduling.exams.setting.' + setting + '.name' | transloco }}</p>
            <p class="muted">
              {{
                (flowTable[setting].inForce
                  ? 'scheduling.exams.impact.fromNow'
                  : 'scheduling.exams.notYet'
                ) | transloco
              }}
            </p>
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      <button matButton="filled" type="button" [matDialogClose]="true">
        {{ 'scheduling.exams.impact.confirm' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin-top: 16px;
    }
  `,
})
export class ImpactDialog {
  protected readonly impact = inject<FlowImpact>(MAT_DIALOG_DATA);
  protected readonly flowTable = flowTable;
  /** Settings that are no step before the waiting area. */
  protected readonly others = computed(() => {
    const steps = new Set<string>(this.impact.steps.map(({ step }) => step));
    return this.impact.settings.filter((setting) => !steps.has(setting));
  });
}
