import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { testingTexts } from '../../core/testing/testing-texts';
import { DateField } from './date-field';

@Component({
  imports: [DateField],
  template: `<app-date-field fieldId="day" required [(value)]="day" />`,
})
class Form {
  readonly day = signal('2027-03-09');
}

describe('DateField', () => {
  let fixture: ComponentFixture<Form>;
  let input: HTMLInputElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({ imports: [testingTexts()] });
    fixture = TestBed.createComponent(Form);
    await fixture.whenStable();
    input = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  });

  const type = async (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };

  it('shows the day that it is given', () => {
    expect(input.value).toBe('2027-03-09');
  });

  it('tells the day that was typed', async () => {
    await type('2027/4/1');
    expect(fixture.componentInstance.day()).toBe('2027-04-01');
    expect(input.validity.valid).toBeTrue();
  });

  it('lets no form go that holds what is no day', async () => {
    await type('2027-02-30');
    expect(fixture.componentInstance.day()).toBe('');
    expect(input.validity.customError).toBeTrue();
    await type('2027-02-28');
    expect(input.validity.valid).toBeTrue();
  });
});
