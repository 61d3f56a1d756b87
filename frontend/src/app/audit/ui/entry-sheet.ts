import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { AuditEntryView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { factChanges } from './fact-changes';

/** All that the log holds of one act. */
@Component({
  selector: 'app-entry-sheet',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'audit.action.' + entry.action | transloco }}</h2>
    <mat-dialog-content>
      <dl>
        @for (fact of facts(); track fact.label) {
          <dt>{{ 'audit.field.' + fact.label | transloco }}</dt>
          <dd [class.mono]="fact.mono">{{ fact.text }}</dd>
        }
      </dl>
      @if (changes.length > 0) {
        <div class="table-scroll" tabindex="0" [attr.aria-label]="'audit.values' | transloco">
          <table class="data">
            <thead>
              <tr>
                <th scope="col">{{ 'audit.values' | transloco }}</th>
                <th scope="col">{{ 'audit.before' | transloco }}</th>
                <th scope="col">{{ 'audit.after' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (change of changes; track change.name) {
                <tr>
                  <th scope="row">{{ nameOf(change.name) }}</th>
                  <td>
                    @if (change.changed && change.before !== null) {
                      <del>{{ change.before }}</del>
                    } @else {
                      {{ change.before ?? '—' }}
                    }
                  </td>
                  <td>
                    @if (change.changed && change.after !== null) {
                      <ins>{{ change.after }}</ins>
                    } @else {
                      {{ change.after ?? '—' }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'audit.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(88px, auto) 1fr;
      gap: 8px 16px;
      margin: 0 0 24px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .mono {
      font-family: ui-monospace, monospace;
      font-size: 13px;
    }
    th,
    td {
      overflow-wrap: anywhere;
    }
    del {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    ins {
      background: var(--app-success-container);
      color: var(--app-on-success-container);
      text-decoration: none;
    }
  `,
})
export class EntrySheet {
  private readonly times = inject(TimeTexts);
  private readonly transloco = inject(TranslocoService);
  protected readonly entry = inject<AuditEntryView>(MAT_DIALOG_DATA);
  protected readonly changes = factChanges(this.entry.before, this.entry.after);
  protected readonly facts = computed(() => {
    const { at, person, process, role, subject, reason, address, requestId, sealed, id } =
      this.entry;
    const all: readonly (readonly [label: string, text: string | null, mono?: true])[] = [
      ['at', `${this.times.date(at)} ${this.times.clock(at)}`],
      ['person', person ? (person.name ?? person.id) : process],
      ['role', role && this.transloco.translate(`role.${role}`)],
      ['subject', subject && [subject.name, subject.id].filter(Boolean).join(' · ')],
      ['reason', reason],
      ['address', address, true],
      ['sealed', sealed === null ? null : String(sealed)],
      ['requestId', requestId, true],
      ['id', id, true],
    ];
    return all.flatMap(([label, text, mono = false]) => (text ? [{ label, text, mono }] : []));
  });

  /** In words where there are some; the log may also hold values of other releases. */
  protected nameOf(fact: string): string {
    const key = `audit.fact.${fact}`;
    const words = this.transloco.translate(key);
    return words === key ? fact : words;
  }
}
