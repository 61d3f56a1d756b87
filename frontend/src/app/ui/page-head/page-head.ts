import { Component, input } from '@angular/core';

/** What a page is about; its content are the page's actions. */
@Component({
  selector: 'app-page-head',
  template: `
    <div class="grow">
      <h1 class="headline">{{ headline() }}</h1>
      @if (text(); as words) {
        <p class="muted">{{ words }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px 24px;
      margin-bottom: 20px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .actions:empty {
      display: none;
    }
    @media (width <= 720px) {
      .grow {
        flex-basis: 100%;
      }
    }
  `,
})
export class PageHead {
  readonly headline = input.required<string>();
  readonly text = input<string | null>(null);
}
