import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { AppBar } from '../../shell/app-bar';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { PublicDraw } from '../state/public-draw';
import { RecordFile } from '../state/record-file';
import { ChangeNote } from '../ui/change-note';
import { CheckList } from '../ui/check-list';
import { DrawFacts } from '../ui/draw-facts';
import { FrozenList } from '../ui/frozen-list';
import { NonceList } from '../ui/nonce-list';
import { RecordValues } from '../ui/record-values';
import { ResultList } from '../ui/result-list';
import { SeriesList } from '../ui/series-list';

/** One draw for everybody: what was announced, what came out, and whether it is true. */
@Component({
  selector: 'app-public-draw-page',
  imports: [
    AppBar,
    ChangeNote,
    CheckList,
    DrawFacts,
    EmptyState,
    FrozenList,
    Icon,
    MatButton,
    NonceList,
    Problem,
    ProgressLine,
    RecordValues,
    ResultList,
    RouterLink,
    SeriesList,
    TranslocoPipe,
  ],
  providers: [PublicDraw],
  templateUrl: './public-draw-page.html',
  styleUrl: './public-draw-page.scss',
})
export class PublicDrawPage {
  protected readonly draw = inject(PublicDraw);
  protected readonly file = inject(RecordFile);
  protected readonly times = inject(TimeTexts);
  readonly drawId = input.required<string>();
  protected readonly status = computed(
    () => this.draw.view()?.record.outcome?.status ?? 'committed',
  );
  protected readonly isMissing = computed(() => {
    const code = this.draw.failure()?.code;
    return code === 'draw-not-found' || code === 'invalid-request';
  });

  constructor() {
    effect(() => {
      this.draw.open(this.drawId());
    });
  }
}
