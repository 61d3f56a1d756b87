import { Component, computed, input, output } from '@angular/core';
import type { StaffFaceView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { Command } from './command';

/** Stays above a candidate's picture until somebody records that they compared by eye. */
@Component({
  selector: 'app-face-bar',
  imports: [Command, Icon, TranslocoPipe],
  host: { role: 'alert' },
  template: `
    <app-icon name="error" [size]="24" />
    <p class="grow">
      <b class="title">{{ 'examiner.face.alarm' | transloco }}</b>
      <span>{{ why() | transloco: { tries: face().tries } }}</span>
    </p>
    <app-command
      class="compare"
      look="filled"
      key="F"
      icon="compare"
      [label]="'examiner.face.compare' | transloco"
      (pressed)="compared.emit()"
    />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      flex: none;
      padding: 8px 12px 8px 20px;
      border-radius: 12px;
      background: #8f1d17;
      color: #fff;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 12px;
    }
    .compare {
      --mat-button-filled-container-color: #fff;
      --mat-button-filled-label-text-color: #8f1d17;
      --mat-button-filled-state-layer-color: #8f1d17;
    }
  `,
})
export class FaceBar {
  readonly face = input.required<StaffFaceView>();
  readonly compared = output();
  protected readonly why = computed(() => {
    const { comparison, standing, reason } = this.face();
    if (comparison?.outcome === 'otherPerson') return 'examiner.face.why.otherPerson';
    if (standing === 'pending') return 'examiner.face.why.pending';
    return `examiner.face.why.${reason ?? 'pending'}`;
  });
}
