import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

/** Takes one file, dropped or chosen. What it is must be checked by the server all the same. */
@Component({
  selector: 'app-file-drop',
  imports: [Icon, MatButton, TranslocoPipe],
  host: {
    '[class.over]': 'over()',
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
      [attr.aria-label]="headline()"
      (change)="take(field.files?.[0]); field.value = ''"
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
  readonly chosen = output<File>();
  protected readonly over = signal(false);

  protected drag(event: DragEvent): void {
    event.preventDefault();
    if (!this.disabled()) this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files[0]);
  }

  protected take(file: File | undefined): void {
    if (file && !this.disabled()) this.chosen.emit(file);
  }
}
