import { Component, computed, inject, input } from '@angular/core';
import type { StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts, spanText } from '../../core/i18n/time-texts';

/** Where a candidate stands, and since when, in one line. */
@Component({
  selector: 'app-sitting-line',
  imports: [TranslocoPipe],
  template: `
    @let status = 'status.' + sitting().status | transloco;
    @switch (sitting().status) {
      @case ('waiting') {
        {{ 'examiner.line.waited' | transloco: { status, span: span() } }}
      }
      @case ('ready') {
        {{ 'examiner.line.waited' | transloco: { status, span: span() } }}
      }
      @case ('inTalk') {
        @if (withMe()) {
          {{ 'examiner.line.talkWithMe' | transloco: { span: span() } }}
        } @else {
          {{
            'examiner.line.talk'
              | transloco: { name: sitting().talkingWith?.name ?? '', span: span() }
          }}
        }
      }
      @case ('invited') {
        @if (secondsLeft() > 0) {
          {{ 'examiner.line.invited' | transloco: { seconds: secondsLeft() } }}
        } @else {
          {{ 'examiner.line.lapsing' | transloco }}
        }
      }
      @case ('inRoom') {
        {{ 'examiner.line.inRoom' | transloco: { span: span() } }}
      }
      @case ('postponed') {
        {{
          sitting().statusReason
            ? ('examiner.line.reason' | transloco: { status, reason: sitting().statusReason })
            : status
        }}
      }
      @case ('scheduled') {
        {{ status }}
      }
      @default {
        {{ 'examiner.line.at' | transloco: { status, time: at() } }}
      }
    }
  `,
})
export class SittingLine {
  private readonly now = inject(ServerClock).now;
  private readonly times = inject(TimeTexts);
  readonly sitting = input.required<StaffSittingView>();
  /** The person who reads this. */
  readonly myId = input('');

  protected readonly withMe = computed(() => this.sitting().talkingWith?.personId === this.myId());
  protected readonly at = computed(() => this.times.time(this.sitting().statusSince));
  protected readonly span = computed(() =>
    spanText((this.now() - Date.parse(this.sitting().statusSince)) / 1_000),
  );
  protected readonly secondsLeft = computed(() => secondsLeft(this.sitting(), this.now()));
}

/** Whole seconds until an open invitation runs out; 0 without one. `now`: milliseconds. */
export function secondsLeft({ invitationExpiresAt }: StaffSittingView, now: number): number {
  if (invitationExpiresAt === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(invitationExpiresAt) - now) / 1_000));
}
