import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CandidateSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { StatusChip } from './status-chip';

/** The candidate's exams besides the one that matters now. */
@Component({
  selector: 'app-other-sittings',
  imports: [Chip, MatButton, StatusChip, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <h2 class="title">{{ 'candidate.home.others' | transloco }}</h2>
    <ul>
      @for (sitting of sittings(); track sitting.id) {
        <li>
          <div class="grow">
            <p class="strong">{{ sitting.exam.name }}</p>
            @if (sitting.exam.isRehearsal) {
              <app-chip tone="warn" icon="warning">{{ 'rehearsal' | transloco }}</app-chip>
            }
            <p class="small muted">
              {{ times.dayAndTime(sitting.examRoom.startsAt) }} · {{ sitting.examRoom.name }}
            </p>
          </div>
          <div class="end">
            @if (sitting.identityFile === 'sentBack') {
              <app-chip tone="warn" icon="warning">{{
                'candidate.home.documentsSentBack' | transloco
              }}</app-chip>
            } @else {
              <app-status-chip [status]="sitting.status" />
            }
            @if (canPrepare()(sitting)) {
              <button
                matButton="outlined"
                class="button-small"
                type="button"
                [attr.aria-label]="
                  'candidate.home.prepareOne' | transloco: { exam: sitting.exam.name }
                "
                (click)="chosen.emit(sitting.id)"
              >
                {{ 'candidate.home.prepare' | transloco }}
              </button>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 20px;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: flex-start;
      padding: 12px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .end {
      display: grid;
      gap: 8px;
      justify-items: end;
    }
    li:first-child {
      margin-top: 8px;
    }
    li:last-child {
      padding-bottom: 0;
    }
  `,
})
export class OtherSittings {
  readonly sittings = input.required<readonly CandidateSittingView[]>();
  readonly canPrepare = input.required<(sitting: CandidateSittingView) => boolean>();
  /** The id of the one to prepare. */
  readonly chosen = output<string>();
  protected readonly times = inject(TimeTexts);
}
