import { Component, model } from '@angular/core';
import type { BreakRule } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeField } from '../../ui/time-field/time-field';

/** Breaks of a room: after every so many candidates, and at lunch. */
@Component({
  selector: 'app-break-fields',
  imports: [TimeField, TranslocoPipe],
  template: `
    <label class="check">
      <input #often type="checkbox" [checked]="rule().every" (change)="setEvery(often.checked)" />
      {{ 'schedule.plan.every' | transloco }}
    </label>
    @if (rule().every; as every) {
      <div class="fields">
        <label class="field">
          <span class="small">{{ 'schedule.plan.everyCandidates' | transloco }}</span>
          <input
            #candidates
            type="number"
            min="1"
            max="200"
            required
            [value]="every.candidates"
            (input)="changeEvery(candidates.valueAsNumber, every.minutes)"
          />
        </label>
        <label class="field">
          <span class="small">{{ 'schedule.plan.everyMinutes' | transloco }}</span>
          <input
            #minutes
            type="number"
            min="1"
            max="240"
            required
            [value]="every.minutes"
            (input)="changeEvery(every.candidates, minutes.valueAsNumber)"
          />
        </label>
      </div>
    }
    <label class="check">
      <input #noon type="checkbox" [checked]="rule().lunch" (change)="setLunch(noon.checked)" />
      {{ 'schedule.plan.lunch' | transloco }}
    </label>
    @if (rule().lunch; as lunch) {
      <div class="fields">
        <div class="field">
          <label class="small" for="lunch-from">{{ 'schedule.plan.from' | transloco }}</label>
          <app-time-field
            fieldId="lunch-from"
            required
            [value]="lunch.from"
            (valueChange)="changeLunch($event, lunch.to)"
          />
        </div>
        <div class="field">
          <label class="small" for="lunch-to">{{ 'schedule.plan.to' | transloco }}</label>
          <app-time-field
            fieldId="lunch-to"
            required
            [value]="lunch.to"
            (valueChange)="changeLunch(lunch.from, $event)"
          />
        </div>
      </div>
    }
  `,
  styleUrl: './sheet.scss',
})
export class BreakFields {
  readonly rule = model.required<BreakRule>();

  protected setEvery(on: boolean): void {
    this.rule.update((rule) => ({ ...rule, every: on ? { candidates: 5, minutes: 10 } : null }));
  }

  protected changeEvery(candidates: number, minutes: number): void {
    this.rule.update((rule) => ({ ...rule, every: { candidates, minutes } }));
  }

  protected setLunch(on: boolean): void {
    this.rule.update((rule) => ({ ...rule, lunch: on ? { from: '12:00', to: '13:30' } : null }));
  }

  protected changeLunch(from: string, to: string): void {
    this.rule.update((rule) => ({ ...rule, lunch: { from, to } }));
  }
}
