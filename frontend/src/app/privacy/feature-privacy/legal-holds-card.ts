import { Component, Injector, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { LegalHoldView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { PrivacyState } from '../state/privacy-state';
import { PartState } from '../ui/part-state';
import { HoldSheet } from './hold-sheet';

/** Whose data must be kept, why, and who said so. */
@Component({
  selector: 'app-legal-holds-card',
  imports: [Chip, EmptyState, MatButton, PartState, SearchField, TranslocoPipe],
  host: { class: 'card' },
  templateUrl: './legal-holds-card.html',
  styleUrl: './privacy-card.scss',
})
export class LegalHoldsCard {
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly times = inject(TimeTexts);
  protected readonly state = inject(PrivacyState);
  protected readonly rows = computed(() =>
    (this.state.holds.value() ?? []).map((hold) => ({
      hold,
      setAt: this.when(hold.setAt),
      liftedAt: hold.lifted && this.when(hold.lifted.at),
    })),
  );

  /** Without a hold: sets one; else lifts it. */
  protected open(hold: LegalHoldView | null): void {
    this.state.candidateSearch.set('');
    this.dialog.open(HoldSheet, { ...sideSheet, data: hold, injector: this.injector });
  }

  private when(at: string): string {
    return `${this.times.date(at)} ${this.times.time(at)}`;
  }
}
