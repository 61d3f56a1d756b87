import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { DisplaySettings, themes } from '../core/display/display-settings';
import { languages } from '../core/i18n/languages';
import { sessionActions } from '../core/session/session.actions';
import { sessionFeature } from '../core/session/session.feature';
import { Avatar } from '../ui/avatar/avatar';
import { Icon } from '../ui/icon/icon';

/** Display settings, and for who is signed in their name and the way out: a button with a panel. */
@Component({
  selector: 'app-account-panel',
  imports: [Avatar, Icon, MatButton, RouterLink, TranslocoPipe],
  host: {
    '(keydown.escape)': 'close()',
    '(focusout)': 'leave($event)',
    '(document:pointerdown)': 'closeOutside($event)',
  },
  templateUrl: './account-panel.html',
  styleUrl: './account-panel.scss',
})
export class AccountPanel {
  private readonly store = inject(Store);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly trigger = viewChild<ElementRef<HTMLElement>>('trigger');
  protected readonly display = inject(DisplaySettings);
  protected readonly languages = languages;
  protected readonly themes = themes;
  protected readonly open = signal(false);
  protected readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly signingOut = this.store.selectSignal(sessionFeature.selectSigningOut);
  protected readonly failure = this.store.selectSignal(sessionFeature.selectFailure);
  protected readonly place = computed(() => {
    const session = this.session();
    return [session?.school.name, session?.college?.name].filter(Boolean).join(' · ');
  });

  protected signOut(): void {
    this.store.dispatch(sessionActions.signOutClicked());
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.trigger()?.nativeElement.focus();
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.element.contains(relatedTarget))
      this.open.set(false);
  }

  protected closeOutside({ target }: Event): void {
    if (target instanceof Node && !this.element.contains(target)) this.open.set(false);
  }
}
