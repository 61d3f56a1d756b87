import { Component, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import type { OverviewConcern } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';

const icons: Record<OverviewConcern['kind'], IconName> = {
  candidateOffline: 'wifiOff',
  candidatesMissing: 'personOff',
  staffOffline: 'supervisorAccount',
  incident: 'error',
};

/** Where a concern is dealt with; its words are `overview.go.<name>`. */
interface Way {
  readonly name: 'candidate' | 'staff' | 'notice';
  readonly path: string;
  readonly params: Params;
}

/** What somebody should look into now, the most urgent first; each with the way to where it is done. */
@Component({
  selector: 'app-concern-list',
  imports: [Chip, Icon, RouterLink, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <header>
      <h2>{{ 'overview.concerns' | transloco }}</h2>
      @if (concerns().length > 0) {
        <app-chip tone="bad">{{
          'overview.concernCount' | transloco: { count: concerns().length }
        }}</app-chip>
      }
    </header>
    @if (concerns().length === 0) {
      <p class="muted calm">{{ 'overview.nothing' | transloco }}</p>
    }
    <ul>
      @for (concern of concerns(); track $index) {
        <li [class.urgent]="concern.kind === 'candidateOffline'">
          <span class="sign"><app-icon [name]="icons[concern.kind]" [size]="18" /></span>
          <div class="grow">
            <p class="strong">
              {{ 'overview.concern.' + concern.kind | transloco: paramsOf(concern) }}
            </p>
            <p class="small muted">
              {{ concern.roomName }}
              @if (timeOf(concern); as time) {
                · {{ time }}
              }
            </p>
          </div>
          @let way = wayOf(concern);
          <a
            [routerLink]="way.path"
            [queryParams]="way.params"
            [attr.aria-label]="
              ('overview.go.' + way.name | transloco) +
              ': ' +
              ('overview.concern.' + concern.kind | transloco: paramsOf(concern)) +
              ' · ' +
              concern.roomName
            "
            >{{ 'overview.go.' + way.name | transloco }}</a
          >
        </li>
      }
    </ul>
  `,
  styles: `
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: 16px 20px;
    }
    h2 {
      margin: 0;
      font-size: 17px;
      font-weight: 600;
    }
    .calm {
      padding: 0 20px 20px;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 20px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .sign {
      display: grid;
      place-items: center;
      width: 36px;
      height: 36px;
      flex: none;
      border-radius: 8px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
    a {
      flex: none;
      padding: 4px 0;
      font-weight: 600;
    }
    .urgent .sign {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
})
export class ConcernList {
  private readonly transloco = inject(TranslocoService);
  private readonly times = inject(TimeTexts);
  readonly concerns = input.required<readonly OverviewConcern[]>();
  protected readonly icons = icons;

  protected paramsOf(concern: OverviewConcern): Record<string, unknown> {
    if (concern.kind === 'candidatesMissing') return { count: concern.count };
    const name = concern.personName;
    const word = (key: string) => this.transloco.translate(key);
    if (concern.kind === 'staffOffline') {
      return { name, role: word(`overview.role.${concern.role}`) };
    }
    if (concern.kind === 'incident') {
      return { name, what: word(`overview.incident.${concern.incident}`) };
    }
    return { name };
  }

  protected wayOf(concern: OverviewConcern): Way {
    const room = { room: concern.examRoomId };
    if (concern.kind === 'candidatesMissing') {
      return { name: 'notice', path: '/admin/rooms/notices', params: room };
    }
    if (concern.kind === 'staffOffline') {
      return { name: 'staff', path: '/admin/rooms', params: room };
    }
    const params = { candidate: concern.personId };
    return { name: 'candidate', path: '/admin/candidates', params };
  }

  protected timeOf(concern: OverviewConcern): string | null {
    if (concern.kind === 'incident') return this.times.time(concern.at);
    if (concern.kind !== 'candidatesMissing') return null;
    const time = this.times.time(concern.startsAt);
    return this.transloco.translate('overview.startsAt', { time });
  }
}
