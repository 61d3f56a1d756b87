import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { sessionActions } from '../../core/session/session.actions';
import { sessionFeature } from '../../core/session/session.feature';
import { AppBar } from '../../shell/app-bar';
import { Chip } from '../../ui/chip/chip';

/** Who is signed in for which part of which school. */
@Component({
  selector: 'app-admin-page',
  imports: [AppBar, Chip, MatButton, TranslocoPipe],
  templateUrl: './admin-page.html',
  styleUrl: './admin-page.scss',
})
export class AdminPage {
  private readonly store = inject(Store);
  protected readonly times = inject(TimeTexts);
  protected readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly signingOut = this.store.selectSignal(sessionFeature.selectSigningOut);

  protected signOut(): void {
    this.store.dispatch(sessionActions.signOutClicked());
  }
}
