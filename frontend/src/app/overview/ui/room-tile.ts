import { Component, computed, inject, input } from '@angular/core';
import type { OverviewRoomView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';

/** One exam room of today: how far it is, and what is wrong. */
@Component({
  selector: 'app-room-tile',
  imports: [Chip, Icon, TranslocoPipe],
  host: { class: 'card', '[class.troubled]': 'troubled()' },
  template: `
    <header>
      <h3>{{ room().name }}</h3>
      <app-chip tone="accent">{{ 'overview.kind.' + room().exam.kind | transloco }}</app-chip>
      @if (room().exam.isRehearsal) {
        <app-chip tone="warn">{{ 'overview.rehearsal' | transloco }}</app-chip>
      }
      <span class="grow"></span>
      @if (room().status === 'open') {
        <span class="running">{{ 'overview.status.open' | transloco }}</span>
      } @else if (room().status === 'ended') {
        <app-chip>{{ 'overview.status.ended' | transloco }}</app-chip>
      } @else {
        <app-chip>{{
          'overview.startsAt' | transloco: { time: times.time(room().startsAt) }
        }}</app-chip>
      }
    </header>
    <p class="muted">
      {{ room().exam.majorName }} ·
      @if (room().mainExaminers.length > 0) {
        <span class="names">{{
          'overview.mainExaminer' | transloco: { names: room().mainExaminers.join('、') }
        }}</span>
      } @else {
        {{ 'overview.noMainExaminer' | transloco }}
      }
    </p>
    <p class="row facts">
      <b>{{
        'overview.progress' | transloco: { done: room().finished, all: room().candidates }
      }}</b>
      <span class="muted">{{
        'overview.onlineOf' | transloco: { online: room().online, all: room().candidates }
      }}</span>
    </p>
    <div
      class="bar"
      role="progressbar"
      [attr.aria-label]="room().name"
      [attr.aria-valuenow]="room().finished"
      aria-valuemin="0"
      [attr.aria-valuemax]="room().candidates"
    >
      <i [style.inline-size.%]="share()"></i>
    </div>
    <p class="row trouble">
      @if (room().offline > 0) {
        <span class="bad"
          ><app-icon name="wifiOff" [size]="16" />
          {{ 'overview.trouble.offline' | transloco: { count: room().offline } }}</span
        >
      }
      @if (room().missing > 0) {
        <span class="warn"
          ><app-icon name="personOff" [size]="16" />
          {{ 'overview.trouble.missing' | transloco: { count: room().missing } }}</span
        >
      }
      @if (room().incidents > 0) {
        <span class="warn"
          ><app-icon name="error" [size]="16" />
          {{ 'overview.trouble.incidents' | transloco: { count: room().incidents } }}</span
        >
      }
      @if (!troubled() && room().incidents === 0) {
        @if (room().status === 'open') {
          <span class="ok"
            ><app-icon name="checkCircle" [size]="16" />
            {{ 'overview.trouble.none' | transloco }}</span
          >
        } @else if (room().status === 'scheduled') {
          <span class="muted">{{
            'overview.opensAt' | transloco: { time: times.time(room().waitingAreaOpensAt) }
          }}</span>
        } @else {
          <span class="muted">{{
            'overview.since' | transloco: { time: times.time(room().endsAt) }
          }}</span>
        }
      }
    </p>
  `,
  styleUrl: './room-tile.scss',
})
export class RoomTile {
  protected readonly times = inject(TimeTexts);
  readonly room = input.required<OverviewRoomView>();
  protected readonly troubled = computed(() => this.room().offline + this.room().missing > 0);
  protected readonly share = computed(() => {
    const { finished, candidates } = this.room();
    return candidates === 0 ? 0 : (100 * finished) / candidates;
  });
}
