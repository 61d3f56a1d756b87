import { Component, computed, inject, input } from '@angular/core';
import type { ExamRoomStatus } from '@exam/contracts';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { MediaConnection } from '../../core/media/media-connection';
import { AppBar } from '../../shell/app-bar';
import { Chip, type Tone } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-registry';
import { SignalBars } from '../../ui/signal-bars/signal-bars';

interface RoomName {
  readonly name: string;
  readonly status: ExamRoomStatus;
  readonly exam: { readonly name: string; readonly isRehearsal: boolean };
}

const looks: Readonly<Record<ExamRoomStatus, { tone: Tone; icon: IconName }>> = {
  scheduled: { tone: 'warn', icon: 'lock' },
  open: { tone: 'ok', icon: 'doorOpen' },
  ended: { tone: 'neutral', icon: 'taskAlt' },
};
const bars = { unknown: 0, poor: 1, usable: 2, good: 4 } as const;

/** The bar of a console: which room, in which state, how well this examiner is connected. */
@Component({
  selector: 'app-console-bar',
  imports: [AppBar, Chip, RouterLink, SignalBars, TranslocoPipe],
  template: `
    <app-bar>
      <span class="divider"></span>
      <h1 class="title">{{ heading() }}</h1>
      @if (room(); as room) {
        <span class="strong">{{ room.name }}</span>
        <span class="muted ellipsis">{{ room.exam.name }}</span>
        <app-chip [tone]="looks[room.status].tone" [icon]="looks[room.status].icon">
          {{ 'examiner.roomStatus.' + room.status | transloco }}
        </app-chip>
        @if (room.exam.isRehearsal) {
          <app-chip tone="warn" icon="info">{{ 'rehearsal' | transloco }}</app-chip>
        }
      }
      <ng-content />
      <ng-container barEnd>
        @if (network().quality !== 'unknown') {
          <span class="network label" [class]="network().quality">
            <app-signal-bars [level]="level()" />
            {{ 'network.' + network().quality | transloco }}
          </span>
        }
        <a class="label" routerLink="/examiner">{{ 'examiner.title' | transloco }}</a>
        <ng-content select="[barEnd]" />
      </ng-container>
    </app-bar>
  `,
  styles: `
    /* Where there is little room, the name of the exam gives way. */
    h1,
    app-chip,
    .strong {
      flex: none;
    }
    .network {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      white-space: nowrap;
    }
    a {
      white-space: nowrap;
    }
    .good {
      color: var(--app-success);
    }
    .usable {
      color: var(--app-warning);
    }
    .poor {
      color: var(--mat-sys-error);
    }
  `,
})
export class ConsoleBar {
  readonly heading = input.required<string>();
  readonly room = input<RoomName | null>(null);
  protected readonly looks = looks;
  protected readonly network = inject(MediaConnection).network;
  protected readonly level = computed(() => bars[this.network().quality]);
}
