import {
  Component,
  ElementRef,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
  model,
  viewChild,
} from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import {
  MatDatepicker,
  MatDatepickerInput,
  MatDatepickerIntl,
  type MatDatepickerInputEvent,
} from '@angular/material/datepicker';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { DisplaySettings } from '../../core/display/display-settings';
import { Icon } from '../icon/icon';
import { CalendarTexts } from './calendar-texts';
import { IsoDateAdapter, dateOf, isoDateFormats, isoOf } from './iso-date-adapter';

/**
 * A day, typed as YYYY-MM-DD or chosen in a calendar of the portal's language; the browser's own
 * field speaks the browser's. Its label is the page's, by `fieldId`.
 */
@Component({
  selector: 'app-date-field',
  imports: [Icon, MatDatepicker, MatDatepickerInput, TranslocoPipe],
  providers: [
    { provide: DateAdapter, useClass: IsoDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: isoDateFormats },
    { provide: MatDatepickerIntl, useClass: CalendarTexts },
  ],
  template: `
    <input
      #field
      autocomplete="off"
      [placeholder]="'calendar.placeholder' | transloco"
      [id]="fieldId()"
      [required]="required()"
      [disabled]="disabled()"
      [matDatepicker]="calendar"
      [value]="date()"
      (dateInput)="typed($event)"
      (dateChange)="typed($event)"
    />
    <button
      type="button"
      [disabled]="disabled()"
      [attr.aria-label]="'calendar.open' | transloco"
      (click)="calendar.open()"
    >
      <app-icon name="calendarMonth" [size]="18" />
    </button>
    <mat-datepicker #calendar [restoreFocus]="true" />
  `,
  styleUrl: './date-field.scss',
})
export class DateField {
  private readonly transloco = inject(TranslocoService);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  readonly fieldId = input.required<string>();
  /** YYYY-MM-DD; empty for none, and while what is typed is no day. */
  readonly value = model.required<string>();
  readonly required = input(false, { transform: booleanAttribute });
  readonly disabled = input(false, { transform: booleanAttribute });
  protected readonly date = computed(() => dateOf(this.value()));

  constructor() {
    const adapter = inject<DateAdapter<Date>>(DateAdapter);
    const { language } = inject(DisplaySettings);
    effect(() => {
      adapter.setLocale(language());
    });
  }

  protected typed({ value }: MatDatepickerInputEvent<Date>): void {
    const { nativeElement } = this.field();
    const wrong = !value && nativeElement.value.trim() !== '';
    nativeElement.setCustomValidity(wrong ? this.transloco.translate('calendar.wrong') : '');
    const iso = value ? isoOf(value) : '';
    if (iso !== this.value()) this.value.set(iso);
  }
}
