import { Service, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';

import { DisplaySettings } from '../display/display-settings';
import { sessionFeature } from '../session/session.feature';

const pad = (value: number) => String(value).padStart(2, '0');

/** mm:ss, or h:mm:ss from an hour on. Seconds below zero show as none. */
export function spanText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
  return whole < 3_600 ? rest : `${String(Math.floor(whole / 3_600))}:${rest}`;
}

/** Times in the school's zone and the chosen language. All take ISO texts or milliseconds. */
@Service()
export class TimeTexts {
  private readonly language = inject(DisplaySettings).language;
  private readonly zone = inject(Store).selectSignal(sessionFeature.selectTimeZone);
  private readonly formats = computed(() => {
    const zone = { timeZone: this.zone(), hourCycle: 'h23' } as const;
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(this.language(), { ...zone, ...options });
    return {
      clock: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
      time: format({ hour: '2-digit', minute: '2-digit' }),
      day: format({ month: 'short', day: 'numeric' }),
      weekday: format({ weekday: 'short' }),
      date: format({
        ...{ year: 'numeric', day: '2-digit' },
        month: this.language() === 'en' ? 'short' : '2-digit',
      }),
      zone: format({ timeZoneName: 'long' }),
    };
  });

  /** 北京时间 where the zone is China's, else the zone's own name. */
  readonly zoneName = computed(() => {
    if (this.zone() === 'Asia/Shanghai')
      return this.language() === 'en' ? 'Beijing time' : '北京时间';
    const parts = this.formats().zone.formatToParts();
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? this.zone();
  });

  /** 2027/03/27, or Mar 27, 2027 */
  date(at: string | number): string {
    return this.formats().date.format(new Date(at));
  }

  /** 13:42:08 */
  clock(at: string | number): string {
    return this.formats().clock.format(new Date(at));
  }

  /** 13:42 */
  time(at: string | number): string {
    return this.formats().time.format(new Date(at));
  }

  /** 3 月 27 日（周六）14:00, or Sat, Mar 27, 14:00 */
  dayAndTime(at: string | number): string {
    const date = new Date(at);
    const { day, weekday, time } = this.formats();
    if (this.language() === 'en')
      return `${weekday.format(date)}, ${day.format(date)}, ${time.format(date)}`;
    return `${this.day(at)}（${weekday.format(date)}）${time.format(date)}`;
  }

  /** 3 月 27 日, or Mar 27 */
  day(at: string | number): string {
    const text = this.formats().day.format(new Date(at));
    if (this.language() === 'en') return text;
    return text.replace(/(\d+)(\D)/g, '$1 $2').replace(/月(\d)/, '月 $1');
  }

  /** Whether both fall on one day in the school's zone. */
  sameDay(a: string | number, b: string | number): boolean {
    const { date } = this.formats();
    return date.format(new Date(a)) === date.format(new Date(b));
  }
}
