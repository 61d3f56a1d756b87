import { Component, input, model } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Subject, debounceTime } from 'rxjs';

import { Icon } from '../icon/icon';

/** Milliseconds of rest after which what was typed is searched for. */
const REST = 250;

/** Searches while somebody types. */
@Component({
  selector: 'app-search-field',
  imports: [Icon, TranslocoPipe],
  template: `
    <app-icon name="search" [size]="18" />
    <input
      #field
      type="search"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="query()"
      (input)="typed.next(field.value)"
      (keydown.enter)="query.set(field.value)"
    />
    @if (query()) {
      <button
        type="button"
        [attr.aria-label]="'clear' | transloco"
        (click)="field.value = ''; query.set(''); field.focus()"
      >
        <app-icon name="close" [size]="16" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      width: min(320px, 100%);
      height: 40px;
      padding: 0 8px 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
    }
    :host(:focus-within) {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -1px;
    }
    input {
      flex: 1;
      min-width: 0;
      border: 0;
      outline: 0;
      background: none;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    button {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
      cursor: pointer;
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly query = model('');
  protected readonly typed = new Subject<string>();

  constructor() {
    this.typed.pipe(debounceTime(REST), takeUntilDestroyed()).subscribe((text) => {
      this.query.set(text);
    });
  }
}
