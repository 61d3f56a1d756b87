import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { FileDrop } from '../../ui/file-drop/file-drop';
import { Icon } from '../../ui/icon/icon';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { PeopleImport } from '../state/people-import';

/** Where an import begins: the template, and the file. */
@Component({
  selector: 'app-start-step',
  imports: [FileDrop, Icon, MatButton, ProgressLine, TranslocoPipe],
  template: `
    <div class="columns">
      <section class="card">
        <h2 class="title">{{ 'rosters.import.notes.' + job.kind() + '.title' | transloco }}</h2>
        <ul>
          @for (note of notes; track note) {
            <li>{{ 'rosters.import.notes.' + job.kind() + '.' + note | transloco }}</li>
          }
        </ul>
        @if (job.kind() !== 'photos') {
          <button
            matButton="tonal"
            type="button"
            [disabled]="job.busy()"
            (click)="job.downloadTemplate()"
          >
            <span class="row"
              ><app-icon name="download" />{{ 'rosters.import.template' | transloco }}</span
            >
          </button>
        }
      </section>
      <div>
        @if (job.sending(); as sending) {
          <section class="card">
            <app-progress-line
              [label]="'rosters.import.sending' | transloco: { name: sending.name }"
              [done]="sending.sent"
              [total]="sending.total"
            />
          </section>
        } @else {
          <app-file-drop
            [headline]="'rosters.import.drop.' + job.kind() | transloco"
            [hint]="'rosters.import.dropHint.' + job.kind() | transloco"
            [accept]="accept()"
            [disabled]="job.busy()"
            (chosen)="job.send($event)"
          />
        }
        @if (last(); as view) {
          <p class="muted small last">
            {{ 'rosters.import.last' | transloco: { file: view.fileName } }}
            <button
              matButton="text"
              class="button-small"
              type="button"
              (click)="job.wantsNew.set(false)"
            >
              {{ 'rosters.import.showLast' | transloco }}
            </button>
          </p>
        }
      </div>
    </div>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
      gap: 16px;
      align-items: start;
    }
    section {
      padding: 24px;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 12px 0 20px;
      padding-left: 20px;
      list-style: disc;
    }
    .last {
      margin-top: 12px;
    }
  `,
})
export class StartStep {
  protected readonly job = inject(PeopleImport);
  protected readonly notes = ['one', 'two', 'three', 'four'] as const;
  protected readonly accept = computed(() =>
    this.job.kind() === 'photos' ? '.zip' : '.xlsx,.xlsm,.csv,.txt',
  );
  protected readonly last = computed(() => {
    const view = this.job.current();
    return view?.own && view.state === 'done' ? view : null;
  });
}
