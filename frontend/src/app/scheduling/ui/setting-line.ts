import { Component, computed, input, output } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import {
  flowChoices,
  flowRanges,
  flowTable,
  isFixed,
  type ExamFlow,
  type ExamKind,
  type FlowSetting,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { NumberField } from './number-field';

export type LineValue = boolean | number | string;

const seconds = new Set<FlowSetting>(['preparationSeconds', 'invitationSeconds']);

/** One setting of the flow with its words, its control, and whether anything acts on it yet. */
@Component({
  selector: 'app-setting-line',
  imports: [Icon, MatSlideToggle, NumberField, TranslocoPipe],
  templateUrl: './setting-line.html',
  styleUrl: './setting-line.scss',
})
export class SettingLine {
  readonly setting = input.required<FlowSetting>();
  readonly kind = input.required<ExamKind>();
  readonly flow = input.required<ExamFlow>();
  readonly problem = input<string | null>(null);
  readonly disabled = input(false);
  readonly valueChange = output<LineValue>();

  /** A switch with more to it shows whether it is on. */
  protected readonly value = computed((): LineValue => {
    const value = this.flow()[this.setting()] ?? false;
    return typeof value === 'object' ? 'asked' in value && value.asked : value;
  });
  protected readonly choices = computed((): readonly string[] => {
    const setting = this.setting();
    return setting in flowChoices ? flowChoices[setting as keyof typeof flowChoices] : [];
  });
  protected readonly range = computed((): readonly [number, number] => {
    const setting = this.setting();
    return setting in flowRanges ? flowRanges[setting as keyof typeof flowRanges] : [0, 0];
  });
  protected readonly number = computed(() => {
    const value = this.value();
    return typeof value === 'number' ? value : null;
  });
  protected readonly unit = computed(() => {
    if (this.setting() === 'retakes') return 'scheduling.exams.unit.times';
    return `scheduling.exams.unit.${seconds.has(this.setting()) ? 'seconds' : 'minutes'}`;
  });
  protected readonly fixed = computed(() => isFixed(this.kind(), this.setting()));
  protected readonly waits = computed(() => {
    const value = this.value();
    const on = value !== false && value !== 'off' && value !== 'none';
    return on && !this.fixed() && !flowTable[this.setting()].inForce;
  });
}
