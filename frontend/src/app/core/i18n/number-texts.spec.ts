import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { DisplaySettings } from '../display/display-settings';
import { NumberTexts, typedNumber } from './number-texts';

describe('NumberTexts', () => {
  it('groups digits', () => {
    const language = { language: signal('zh-CN') };
    TestBed.configureTestingModule({
      providers: [{ provide: DisplaySettings, useValue: language }],
    });
    const texts = TestBed.inject(NumberTexts);
    expect(texts.counts({ used: 120, limit: 20_000 })).toEqual({ used: '120', limit: '20,000' });
  });
});

describe('typedNumber', () => {
  it('reads digits in groups, and those of full width', () => {
    expect(typedNumber('20,000')).toBe(20_000);
    expect(typedNumber(' ２０，０００ ')).toBe(20_000);
    expect(typedNumber('0')).toBe(0);
  });

  it('takes nothing else for a number', () => {
    for (const text of ['', '-1', '1.5', '1e3', '两千']) expect(typedNumber(text)).toBeNaN();
  });
});
