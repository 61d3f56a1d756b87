import { Component, computed, input } from '@angular/core';
import type { CandidateSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { StatusChip } from '../ui/status-chip';

/** More than these are not drawn one by one. */
const drawnAhead = 9;

/** The candidate's place in the queue: how many come before, never who. */
@Component({
  selector: 'app-queue-card',
  imports: [StatusChip, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <div class="head">
      <h2 class="title">{{ 'candidate.queue.headline' | transloco }}</h2>
      <app-status-chip [status]="sitting().status" />
    </div>
    <div aria-live="polite">
      @switch (view()) {
        @case ('invited') {
          <p class="headline turn">{{ 'candidate.queue.yourTurn' | transloco }}</p>
        }
        @case ('inTalk') {
          <p class="title turn">{{ 'candidate.queue.inTalk' | transloco }}</p>
        }
        @case ('counted') {
          <div class="numbers">
            <p>
              <span class="small muted">{{ 'candidate.queue.ahead' | transloco }}</span>
              <span>
                <b>{{ sitting().queue?.ahead }}</b>
                <span class="body-large">{{ 'candidate.queue.candidates' | transloco }}</span>
              </span>
            </p>
            <span class="divider"></span>
            <p>
              <span class="small muted">{{ 'candidate.queue.wait' | transloco }}</span>
              <span class="wait">
                @if (minutes() > 0) {
                  {{ 'candidate.queue.minutes' | transloco: { minutes: minutes() } }}
                } @else {
                  {{ 'candidate.queue.soon' | transloco }}
                }
              </span>
            </p>
          </div>
        }
      }
    </div>
    @if (view() === 'counted') {
      <div class="line" aria-hidden="true">
        @for (place of places(); track place) {
          <i></i>
        }
        <i class="me"></i>
      </div>
    }
    @if (sitting().status === 'ready') {
      <p class="label">{{ 'candidate.queue.ready' | transloco }}</p>
    }
    <p class="small muted">{{ 'candidate.queue.kept' | transloco }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 20px 24px 24px;
    }
    .head,
    .numbers {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
    }
    .numbers {
      justify-content: flex-start;
      gap: 20px;
    }
    .numbers p > span {
      display: flex;
      gap: 6px;
      align-items: baseline;
    }
    .divider {
      height: 56px;
    }
    b {
      color: var(--mat-sys-primary);
      font-size: 48px;
      font-weight: 600;
      line-height: 56px;
    }
    .wait {
      font-size: 22px;
      font-weight: 600;
      line-height: 56px;
      white-space: nowrap;
    }
    .turn {
      color: var(--mat-sys-primary);
    }
    .line {
      display: flex;
      gap: 6px;
    }
    i {
      flex: 1;
      height: 6px;
      border-radius: 3px;
      background: var(--mat-sys-outline);
    }
    .me {
      background: var(--mat-sys-primary);
    }
  `,
})
export class QueueCard {
  readonly sitting = input.required<CandidateSittingView>();
  protected readonly view = computed(() => {
    const { status, queue } = this.sitting();
    if (status === 'invited' || status === 'inTalk') return status;
    return queue ? 'counted' : 'none';
  });
  protected readonly minutes = computed(() => this.sitting().queue?.expectedWait ?? 0);
  protected readonly places = computed(() =>
    Array.from({ length: Math.min(drawnAhead, this.sitting().queue?.ahead ?? 0) }, (_, at) => at),
  );
}
