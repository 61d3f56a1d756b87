import { Component, booleanAttribute, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

/** Takes files, dropped or chosen. What they are must be checked by the server all the same. */
@Component({
  selector: 'app-file-drop',
  imports: [Icon, MatButton, TranslocoPipe],
  host: {
    '[class.over]': 'over()',
    '[class.compact]': 'compact()',
    '(dragover)': 'drag($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
  template: `
    <app-icon name="uploadFile" [size]="32" />
    <p class="title">{{ headline() }}</p>
    @if (hint(); as words) {
      <p class="muted small">{{ words }}</p>
    }
    <input
      #field
      type="file"
      hidden
      [accept]="accept()"
      [multiple]="multiple()"
      [attr.aria-label]="headline()"
      (change)="take(field.files); field.value = ''"
    />
    <button matButton="outlined" type="button" [disabled]="disabled()" (click)="field.click()">
      {{ 'chooseFile' | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      padding: 32px 24px;
      border: 1.5px dashed var(--mat-sys-outline);
      border-radius: 16px;
      background: var(--app-card);
      text-align: center;
    }
    :host(.over) {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
    }
    :host(.compact) {
      flex-flow: row wrap;
      justify-content: center;
      gap: 8px 16px;
      padding: 12px 16px;
    }
    :host(.compact) button {
      margin-top: 0;
    }
    app-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      margin-top: 8px;
    }
  `,
})
export class FileDrop {
  readonly headline = input.required<string>();
  /** Which files, and how big they may be. */
  readonly hint = input<string | null>(null);
  /** As of `<input type="file">`. */
  readonly accept = input('');
  readonly disabled = input(false);
  /** Several at once; else the first one counts. */
  readonly multiple = input(false, { transform: booleanAttribute });
  /** In one line, where there are several on a page. */
  readonly compact = input(false, { transform: booleanAttribute });
  readonly chosen = output<File>();
  protected readonly over = signal(false);

  protected drag(event: DragEvent): void {
    event.preventDefault();
    if (!this.disabled()) this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected take(files: FileList | null | undefined): void {
    if (this.disabled()) return;
    const all = [...(files ?? [])];
    for (const file of this.multiple() ? all : all.slice(0, 1)) this.chosen.emit(file);
  }
}
