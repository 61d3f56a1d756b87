import { Injectable, inject } from '@angular/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';
import { TranslocoService } from '@jsverse/transloco';

/** What the buttons of the calendar are called. */
@Injectable()
export class CalendarTexts extends MatDatepickerIntl {
  constructor() {
    super();
    const transloco = inject(TranslocoService);
    const text = (key: string) => transloco.translate(`calendar.${key}`);
    this.calendarLabel = text('name');
    this.prevMonthLabel = text('previousMonth');
    this.nextMonthLabel = text('nextMonth');
    this.prevYearLabel = text('previousYear');
    this.nextYearLabel = text('nextYear');
    this.prevMultiYearLabel = text('previousYears');
    this.nextMultiYearLabel = text('nextYears');
    this.switchToMonthViewLabel = text('chooseDay');
    this.switchToMultiYearViewLabel = text('chooseYear');
    this.closeCalendarLabel = text('close');
  }
}
