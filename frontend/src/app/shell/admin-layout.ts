import { Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SchoolRole } from '@exam/contracts';
import { Store } from '@ngrx/store';

import { sessionFeature } from '../core/session/session.feature';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-registry';
import { AppBar } from './app-bar';

/** An entry of the navigation; its words are `admin.nav.<path>`. */
export interface AdminLink {
  /** Below `/admin/`. */
  readonly path: string;
  readonly icon: IconName;
  /** Who may open it. */
  readonly roles: readonly SchoolRole[];
}

/** The frame of the administration: the bar, the navigation of what this person may open, a page. */
@Component({
  selector: 'app-admin-layout',
  imports: [AppBar, Icon, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  template: `
    <a class="skip" href="#page" (click)="skip($event, page)">{{ 'admin.skip' | transloco }}</a>
    <app-bar>
      <span class="divider wide-only"></span>
      <span class="strong ellipsis">{{ session()?.school?.name }}</span>
      @if (session()?.college; as college) {
        <span class="muted wide-only ellipsis">{{ college.name }}</span>
      }
    </app-bar>
    <div class="body">
      <nav [attr.aria-label]="'admin.navigation' | transloco">
        @for (link of shown(); track link.path) {
          <a
            #entry
            [routerLink]="link.path"
            routerLinkActive="active"
            ariaCurrentWhenActive="page"
            (isActiveChange)="$event && reveal(entry)"
          >
            <app-icon [name]="link.icon" [size]="22" />
            <span>{{ 'admin.nav.' + link.path | transloco }}</span>
          </a>
        }
      </nav>
      <main #page id="page" tabindex="-1"><router-outlet /></main>
    </div>
  `,
  styleUrl: './admin-layout.scss',
})
export class AdminLayout {
  private readonly store = inject(Store);
  readonly links = input.required<readonly AdminLink[]>();
  protected readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly shown = computed(() => {
    const held = this.session()?.schoolRoles ?? [];
    return this.links().filter(({ roles }) => roles.some((role) => held.includes(role)));
  });

  /** In a narrow window the navigation is a line that scrolls. */
  protected reveal(entry: HTMLElement): void {
    entry.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** A link to an anchor would leave the page, since the document has a base address. */
  protected skip(event: Event, page: HTMLElement): void {
    event.preventDefault();
    page.focus();
  }
}
