import { Component } from '@angular/core';

/** The shape of a console while it is loading; a short wait shows nothing. */
@Component({
  selector: 'app-console-skeleton',
  host: { 'aria-hidden': 'true' },
  template: `
    <span class="column">
      @for (row of rows; track row) {
        <i></i>
      }
    </span>
    <span class="picture"></span>
    <span class="column">
      @for (row of rows; track row) {
        <i></i>
      }
    </span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 280px minmax(0, 1fr) 320px;
      gap: 12px;
      height: 100%;
      padding: 12px;
      animation: appear 0s linear 300ms both;
    }
    .column {
      display: grid;
      align-content: start;
      gap: 8px;
    }
    i,
    .picture {
      border-radius: 8px;
      background: var(--mat-sys-surface-container);
    }
    i {
      height: 48px;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
      to {
        visibility: visible;
      }
    }
  `,
})
export class ConsoleSkeleton {
  protected readonly rows = [1, 2, 3, 4, 5, 6];
}
