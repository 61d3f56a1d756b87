import { Component, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { scoreCombination, weightSum, type FlowValue, type ScoreItem } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { idempotencyKey } from '../../core/http/idempotency-key';
import { Icon } from '../../ui/icon/icon';
import { NumberField } from './number-field';
import { TextField } from './text-field';

const MOST = 30;

/** What examiners score, with points and weights, and how their sheets become one score. */
@Component({
  selector: 'app-score-sheet-editor',
  imports: [Icon, MatButton, MatIconButton, NumberField, TextField, TranslocoPipe],
  templateUrl: './score-sheet-editor.html',
  styleUrls: ['./field.scss', './rows.scss'],
})
export class ScoreSheetEditor {
  readonly sheet = input.required<FlowValue<'scoreSheet'>>();
  readonly disabled = input(false);
  /** By JSON pointer. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly sheetChange = output<FlowValue<'scoreSheet'>>();
  protected readonly combinations = scoreCombination.options;
  protected readonly most = MOST;
  protected readonly sum = computed(() => {
    const sum = weightSum(this.sheet().items);
    return Number.isNaN(sum) ? null : sum;
  });

  protected problem(index: number, field: keyof ScoreItem): string | null {
    return this.problems().get(`/flow/scoreSheet/items/${String(index)}/${field}`) ?? null;
  }

  protected combine(index: number): void {
    const combine = this.combinations[index];
    if (combine) this.sheetChange.emit({ ...this.sheet(), combine });
  }

  protected change(index: number, facts: Partial<ScoreItem>): void {
    this.keep(this.sheet().items.map((item, at) => (at === index ? { ...item, ...facts } : item)));
  }

  /** The new item gets the weight that the others leave. */
  protected add(): void {
    const weight = Math.max(0, 100 - (this.sum() ?? 100));
    const item = { id: idempotencyKey(), name: '', maxPoints: 100, weight };
    this.keep([...this.sheet().items, item]);
  }

  protected remove(index: number): void {
    this.keep(this.sheet().items.filter((_, at) => at !== index));
  }

  private keep(items: ScoreItem[]): void {
    this.sheetChange.emit({ ...this.sheet(), items });
  }
}
