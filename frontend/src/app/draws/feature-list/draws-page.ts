import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { DrawList } from '../state/draw-list';
import { DrawNews } from '../state/draw-news';
import { DrawStatusChip } from '../ui/draw-status-chip';

/** All draws of the school or college. */
@Component({
  selector: 'app-draws-page',
  imports: [
    Chip,
    DrawStatusChip,
    EmptyState,
    Icon,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  providers: [DrawList, DrawNews],
  templateUrl: './draws-page.html',
  styleUrl: './draws-page.scss',
})
export class DrawsPage {
  protected readonly list = inject(DrawList);
  protected readonly times = inject(TimeTexts);
}
