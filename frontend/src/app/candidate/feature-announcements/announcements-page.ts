import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { SearchField } from '../../ui/search-field/search-field';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { AnnouncementLines } from '../ui/announcement-lines';

/** Everything that concerns the candidate, and what of it still has to be read. */
@Component({
  selector: 'app-announcements-page',
  imports: [
    AnnouncementLines,
    AppBar,
    EmptyState,
    Icon,
    MatButton,
    Problem,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  templateUrl: './announcements-page.html',
  styleUrl: './announcements-page.scss',
})
export class AnnouncementsPage {
  protected readonly announcements = inject(CandidateAnnouncements);
  protected readonly search = signal('');
  protected readonly next = computed(() => this.announcements.mustRead()[0] ?? null);
  protected readonly found = computed(() => {
    const text = this.search().trim().toLowerCase();
    return (this.announcements.list() ?? []).filter(({ title }) =>
      title.toLowerCase().includes(text),
    );
  });
}
