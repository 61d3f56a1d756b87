import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { DisplaySettings, themes } from '../core/display/display-settings';
import { languages } from '../core/i18n/languages';
import { sessionActions } from '../core/session/session.actions';
import { sessionFeature } from '../core/session/session.feature';
import { Avatar } from '../ui/avatar/avatar';
import { Clock } from '../ui/clock/clock';
import { Icon } from '../ui/icon/icon';
import { Brand } from './brand';

/** The bar on top of every page. Its content stands beside the brand, `[barEnd]` beside the clock. */
@Component({
  selector: 'app-bar',
  imports: [
    Avatar,
    Brand,
    Clock,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    TranslocoPipe,
  ],
  templateUrl: './app-bar.html',
  styleUrl: './app-bar.scss',
})
export class AppBar {
  private readonly store = inject(Store);
  protected readonly display = inject(DisplaySettings);
  protected readonly languages = languages;
  protected readonly themes = themes;
  protected readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly signingOut = this.store.selectSignal(sessionFeature.selectSigningOut);
  protected readonly place = computed(() => {
    const session = this.session();
    return [session?.school.name, session?.college?.name].filter(Boolean).join(' · ');
  });

  protected signOut(): void {
    this.store.dispatch(sessionActions.signOutClicked());
  }
}
