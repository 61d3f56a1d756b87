import { Component, computed, input } from '@angular/core';
import type { DrawAnnouncement, DrawResult } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { resultGroups } from './result-groups';

/** What was drawn; as many lines as `shown` says, in the order in which they are read out. */
@Component({
  selector: 'app-result-list',
  imports: [TranslocoPipe],
  template: `
    @for (group of groups(); track group.room) {
      <section>
        @if (group.room; as room) {
          <h3 class="title">{{ room }}</h3>
        }
        <ol>
          @for (row of group.rows; track row.label + row.role) {
            <li>
              @if (row.position; as position) {
                <b class="position">{{ position }}</b>
              }
              @if (row.role; as role) {
                <span class="role">{{ 'draws.role.' + role | transloco }}</span>
              }
              <span class="grow">
                @if (isPanel()) {
                  <span class="strong">{{ row.name }}</span>
                  <span class="muted small">
                    {{ 'draws.memberNumber' | transloco: { number: row.label } }}
                  </span>
                } @else {
                  <span class="strong entry">{{ row.label }}</span>
                  <span class="muted">{{ row.name }}</span>
                }
              </span>
              @if (row.detail; as detail) {
                <span [class.set]="!isPanel()">{{ detail }}</span>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styleUrl: './result-list.scss',
})
export class ResultList {
  readonly announcement = input.required<DrawAnnouncement>();
  readonly result = input.required<DrawResult>();
  /** Lines; null for all of them. */
  readonly shown = input<number | null>(null);
  protected readonly isPanel = computed(() => this.announcement().kind === 'panelMembers');
  protected readonly groups = computed(() => {
    const shown = this.shown();
    const all = resultGroups(this.announcement(), this.result());
    if (shown === null) return all;
    let left = shown;
    return all.map(({ room, rows }) => {
      const visible = rows.slice(0, Math.max(0, left));
      left -= rows.length;
      return { room, rows: visible };
    });
  });
}
