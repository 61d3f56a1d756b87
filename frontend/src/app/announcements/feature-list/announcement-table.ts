import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { AnnouncementSummaryView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { AudienceText } from '../ui/audience-text';
import { ReadersBar } from '../ui/readers-bar';
import { StateChip } from '../ui/state-chip';

/** Announcements in a table: where each stands, for whom, since or from when, and who has read it. */
@Component({
  selector: 'app-announcement-table',
  imports: [
    AudienceText,
    Chip,
    Icon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    ReadersBar,
    RouterLink,
    StateChip,
    TranslocoPipe,
  ],
  templateUrl: './announcement-table.html',
  styleUrl: './announcement-table.scss',
})
export class AnnouncementTable {
  private readonly times = inject(TimeTexts);
  readonly announcements = input.required<readonly AnnouncementSummaryView[]>();
  /** With the id. */
  readonly duplicate = output<string>();

  protected when({ publishAt, publishedAt }: AnnouncementSummaryView): string {
    const at = publishAt ?? publishedAt;
    return at ? this.times.dayAndTime(at) : '—';
  }

  protected dayAndTime(at: string): string {
    return this.times.dayAndTime(at);
  }
}
