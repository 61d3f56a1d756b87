import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { Router } from '@angular/router';
import { announcementState } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { AnnouncementList } from '../state/announcement-list';
import { Pager } from '../ui/pager';
import { AnnouncementTable } from './announcement-table';

/** What the school or college has announced, is about to, or is writing. */
@Component({
  selector: 'app-announcements-page',
  imports: [
    AnnouncementTable,
    EmptyState,
    Icon,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    PageHead,
    Pager,
    Problem,
    ProgressLine,
    SearchField,
    TranslocoPipe,
  ],
  providers: [AnnouncementList],
  templateUrl: './announcements-page.html',
  styleUrl: './announcements-page.scss',
})
export class AnnouncementsPage {
  private readonly router = inject(Router);
  protected readonly list = inject(AnnouncementList);
  protected readonly states = announcementState.options;
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly nothing = computed(() => this.list.found()?.announcements.length === 0);

  protected create(): Promise<void> {
    return this.begin(() => this.list.create());
  }

  protected duplicate(id: string): Promise<void> {
    return this.begin(() => this.list.duplicate(id));
  }

  protected showAll(): void {
    this.list.search.set('');
    this.list.state.set(null);
  }

  private async begin(draft: () => Promise<{ id: string }>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await draft();
      await this.router.navigate(['/admin/announcements', id]);
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
