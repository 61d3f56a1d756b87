import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideStore } from '@ngrx/store';

import { DisplaySettings } from '../display/display-settings';
import { sessionFeature } from '../session/session.feature';
import type { Language } from './languages';
import { TimeTexts, spanText } from './time-texts';

describe('spanText', () => {
  it('writes mm:ss, and h:mm:ss from an hour on', () => {
    expect([0, 61.9, 3_599, 3_600, 37_230].map(spanText)).toEqual([
      '00:00',
      '01:01',
      '59:59',
      '1:00:00',
      '10:20:30',
    ]);
  });

  it('shows no time below zero', () => {
    expect(spanText(-5)).toBe('00:00');
  });
});

describe('TimeTexts', () => {
  const language = signal<Language>('zh-CN');
  let times: TimeTexts;

  beforeEach(() => {
    language.set('zh-CN');
    TestBed.configureTestingModule({
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        { provide: DisplaySettings, useValue: { language } },
      ],
    });
    times = TestBed.inject(TimeTexts);
  });

  it('writes day and time as they are read in Chinese, in Beijing’s time', () => {
    expect(times.dayAndTime('2027-03-27T06:00:00.000Z')).toBe('3 月 27 日（周六）14:00');
    expect(times.zoneName()).toBe('北京时间');
  });

  it('writes them in English', () => {
    language.set('en');
    expect(times.dayAndTime('2027-03-27T06:00:00.000Z')).toBe('Sat, Mar 27, 14:00');
    expect(times.zoneName()).toBe('Beijing time');
  });

  it('writes midnight as 00', () => {
    expect(times.clock('2027-03-26T16:00:07.000Z')).toBe('00:00:07');
  });
});
