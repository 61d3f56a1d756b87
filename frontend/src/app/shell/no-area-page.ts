import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { EmptyState } from '../ui/empty-state/empty-state';

/** For who holds no role, or one that has no pages of its own. */
@Component({
  selector: 'app-no-area-page',
  imports: [EmptyState, TranslocoPipe],
  template: `
    <app-empty-state
      icon="lock"
      [headline]="'admin.noArea.headline' | transloco"
      [text]="'admin.noArea.text' | transloco"
    />
  `,
})
export class NoAreaPage {}
