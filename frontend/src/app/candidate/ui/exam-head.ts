import { Component, ElementRef, computed, inject, input, viewChild } from '@angular/core';
import type { CandidateSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts, spanText } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';

/** Which exam, when and where, and how long until it starts. */
@Component({
  selector: 'app-exam-head',
  imports: [Chip, Icon, TranslocoPipe],
  templateUrl: './exam-head.html',
  styleUrl: './exam-head.scss',
})
export class ExamHead {
  private readonly now = inject(ServerClock).now;
  protected readonly times = inject(TimeTexts);

  private readonly headline = viewChild.required<ElementRef<HTMLElement>>('headline');

  readonly sitting = input.required<CandidateSittingView>();
  /** In groups of four, as it is read out. */
  protected readonly candidateNumber = computed(() =>
    this.sitting().candidateNumber.replace(/(.{4})(?=.)/g, '$1 '),
  );
  private readonly secondsLeft = computed(
    () => (Date.parse(this.sitting().examRoom.startsAt) - this.now()) / 1_000,
  );
  protected readonly countdown = computed(() => {
    const seconds = this.secondsLeft();
    const { status } = this.sitting();
    if (seconds <= 0 || status === 'finished' || status === 'absent') return null;
    const days = Math.floor(seconds / 86_400);
    return days > 0
      ? { key: 'candidate.home.days', params: { days } }
      : { key: null, text: spanText(seconds), params: {} };
  });
  /** What stands there instead of the countdown. */
  protected readonly instead = computed(() => {
    const { status, examRoom } = this.sitting();
    if (status === 'finished' || status === 'absent' || status === 'postponed') return status;
    return examRoom.status === 'ended' ? 'roomEnded' : 'started';
  });

  /** Brings it into view, and readers to it. */
  focus(): void {
    this.headline().nativeElement.focus();
  }
}
