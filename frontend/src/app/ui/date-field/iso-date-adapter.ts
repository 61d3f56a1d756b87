import { Injectable } from '@angular/core';
import { NativeDateAdapter, type MatDateFormats } from '@angular/material/core';

/** Dates as they stand in the field; the calendar's own words are the browser's for the language. */
export const isoDateFormats: MatDateFormats = {
  parse: { dateInput: 'iso' },
  display: {
    dateInput: 'iso',
    monthYearLabel: { year: 'numeric', month: 'short' },
    dateA11yLabel: { year: 'numeric', month: 'long', day: 'numeric' },
    monthYearA11yLabel: { year: 'numeric', month: 'long' },
  },
};

/** YYYY-MM-DD of what somebody typed, also as 2027/3/9, 20270309 or in full width; null for none. */
export function parseDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (!year) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** A day of the calendar, without a zone. */
export function dateOf(iso: string): Date | null {
  const [year, month, day] = iso.split('-').map(Number);
  return year && month && day ? new Date(year, month - 1, day) : null;
}

/** YYYY-MM-DD of a day of the calendar. */
export function isoOf(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** YYYY-MM-DD whatever the language of the browser is; weeks begin on Monday. */
@Injectable()
export class IsoDateAdapter extends NativeDateAdapter {
  override parse(value: unknown): Date | null {
    if (typeof value !== 'string' || value.trim() === '') return null;
    const iso = parseDay(value);
    return iso ? dateOf(iso) : this.invalid();
  }

  override format(date: Date, format: object | string): string {
    return format === 'iso' ? isoOf(date) : super.format(date, format);
  }

  override getFirstDayOfWeek(): number {
    return 1;
  }

  /** Numbers alone: 22 日 needs more room than a cell has. */
  override getDateNames(): string[] {
    return Array.from({ length: 31 }, (_, index) => String(index + 1));
  }
}
