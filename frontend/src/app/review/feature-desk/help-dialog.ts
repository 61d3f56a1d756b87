import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { KeyCap } from '../../ui/key-cap/key-cap';

const keys = [
  ['approve', 'A'],
  ['sendBack', 'R'],
  ['reason', '1 – 6'],
  ['note', 'E'],
  ['undo', 'U'],
  ['page', '← →'],
  ['file', '↑ ↓'],
  ['zoom', 'Z'],
  ['zoomStep', '+ −'],
  ['turn', '[ ]'],
  ['fit', '0'],
  ['move', 'Shift + ← ↑ → ↓'],
  ['compare', 'C'],
  ['help', '?'],
] as const;

/** Which key does what. */
@Component({
  selector: 'app-help-dialog',
  imports: [
    KeyCap,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'review.help.title' | transloco }}</h2>
    <mat-dialog-content>
      <dl>
        @for (key of keys; track key[0]) {
          <dt>
            <app-key-cap>{{ key[1] }}</app-key-cap>
            <span class="visually-hidden">{{ key[1] }}</span>
          </dt>
          <dd>{{ 'review.help.' + key[0] | transloco }}</dd>
        }
      </dl>
      <p class="small muted">{{ 'review.help.fields' | transloco }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" matDialogClose cdkFocusInitial>
        {{ 'close' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 8px 16px;
      margin-bottom: 16px;
    }
  `,
})
export class HelpDialog {
  protected readonly keys = keys;
}
