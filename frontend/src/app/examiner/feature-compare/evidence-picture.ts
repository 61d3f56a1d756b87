import { Component, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

/** A picture to compare with, or why there is none. */
@Component({
  selector: 'app-evidence-picture',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (path() === null) {
      <p>{{ none() }}</p>
    } @else if (failed()) {
      <div role="alert">
        <p>{{ 'examiner.face.pictureFailed' | transloco }}</p>
        <button matButton="text" class="button-small" type="button" (click)="failed.set(false)">
          {{ 'retry' | transloco }}
        </button>
      </div>
    } @else {
      <img [src]="'/api' + path()" [alt]="label()" (error)="failed.set(true)" />
    }
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      overflow: hidden;
      text-align: center;
    }
    img {
      width: 100%;
      height: 100%;
      min-height: 0;
      object-fit: contain;
    }
    p {
      padding: 0 16px;
    }
  `,
})
export class EvidencePicture {
  /** Below /api; null where there is none. */
  readonly path = input.required<string | null>();
  readonly label = input.required<string>();
  /** What is said where there is none. */
  readonly none = input.required<string>();
  protected readonly failed = linkedSignal({ source: this.path, computation: () => false });
}
