import { Component, input } from '@angular/core';
import type { BatchFileView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';

/** One file of a batch: who it is, the photo on file, and its pages in small. */
@Component({
  selector: 'app-batch-member',
  imports: [Chip, TranslocoPipe],
  host: { '[class.out]': 'member().leftOut !== null' },
  template: `
    <div class="row head">
      <div class="grow">
        <b class="ellipsis">{{ member().candidate.name }}</b>
        <span class="small muted">{{ member().candidate.candidateNumber ?? '—' }}</span>
      </div>
      @if (member().leftOut; as why) {
        <app-chip tone="warn" icon="warning">{{ 'review.leftOut.' + why | transloco }}</app-chip>
      }
      <ng-content />
    </div>
    <p class="small muted ellipsis">{{ member().majorName }} · {{ member().examName }}</p>
    <div
      class="pictures"
      tabindex="0"
      role="group"
      [attr.aria-label]="'review.batches.pictures' | transloco: member().candidate"
    >
      @if (member().photoVersion; as version) {
        <figure>
          <img
            loading="lazy"
            [src]="'/api/candidates/' + member().candidate.id + '/photo?v=' + version"
            [alt]="'review.photo.onFile' | transloco"
          />
          <figcaption class="small muted">{{ 'review.photo.onFile' | transloco }}</figcaption>
        </figure>
      }
      @for (page of member().pages; track $index) {
        <figure>
          <img loading="lazy" [src]="'/api' + page.preview" [alt]="page.documentName" />
          <figcaption class="small muted ellipsis">{{ page.documentName }}</figcaption>
        </figure>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding: 16px;
    }
    :host(.out) .pictures {
      opacity: 0.45;
    }
    b {
      display: block;
    }
    .pictures {
      display: flex;
      gap: 8px;
      margin-top: 8px;
      overflow-x: auto;
    }
    figure {
      flex: none;
      max-width: 200px;
    }
    img {
      height: 120px;
      max-width: 200px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container);
      object-fit: contain;
    }
  `,
})
export class BatchMember {
  readonly member = input.required<BatchFileView>();
}
