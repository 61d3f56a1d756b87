import { Component, input } from '@angular/core';
import type { DrawAnnouncement } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

/** The list that was frozen, as it is published. */
@Component({
  selector: 'app-frozen-list',
  imports: [TranslocoPipe],
  templateUrl: './frozen-list.html',
  styleUrl: './frozen-list.scss',
})
export class FrozenList {
  readonly announcement = input.required<DrawAnnouncement>();

  protected numbers(recused: readonly number[]): string {
    return recused.join('、');
  }
}
