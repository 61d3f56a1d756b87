import { Component, inject, input } from '@angular/core';
import type { DrawAnnouncement, DrawStatus } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { DrawStatusChip } from './draw-status-chip';

/** What is drawn: the head of every page of a draw. */
@Component({
  selector: 'app-draw-facts',
  imports: [Chip, DrawStatusChip, TranslocoPipe],
  template: `
    <p class="muted">{{ announcement().school }}</p>
    <h1 class="headline">
      {{ announcement().exam }} · {{ announcement().room ?? ('draws.wholeExam' | transloco) }}
    </h1>
    <p class="row">
      <b>{{ 'draws.kind.' + announcement().kind | transloco }}</b>
      <span>{{ 'draws.number' | transloco: { number: announcement().number } }}</span>
      <app-draw-status-chip [status]="status()" />
      @if (announcement().rehearsal) {
        <app-chip tone="warn">{{ 'rehearsal' | transloco }}</app-chip>
      }
      <span class="muted">{{
        'draws.frozenAt' | transloco: { at: times.dayAndTime(announcement().committedAt) }
      }}</span>
    </p>
    @if (announcement().redrawReason; as reason) {
      <p>{{ 'draws.redrawReason' | transloco: { reason } }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      overflow-wrap: anywhere;
    }
    .row {
      flex-wrap: wrap;
      gap: 6px 14px;
    }
  `,
})
export class DrawFacts {
  protected readonly times = inject(TimeTexts);
  readonly announcement = input.required<DrawAnnouncement>();
  readonly status = input.required<DrawStatus>();
}
