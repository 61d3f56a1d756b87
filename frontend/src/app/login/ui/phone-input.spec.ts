import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { PhoneInput, formatPhone, maskPhone } from './phone-input';

@Component({
  selector: 'app-host',
  imports: [PhoneInput],
  template: `<input [(appPhone)]="phone" />`,
})
class Host {
  readonly phone = signal('');
}

describe('PhoneInput', () => {
  let fixture: ComponentFixture<Host>;
  let input: HTMLInputElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    [input] = (fixture.nativeElement as HTMLElement).getElementsByTagName('input') as unknown as [
      HTMLInputElement,
    ];
  });

  const type = (text: string, caret = text.length) => {
    input.value = text;
    input.setSelectionRange(caret, caret);
    input.dispatchEvent(new Event('input'));
  };

  it('groups the digits, and tells them bare', () => {
    type('13800000000');
    expect(input.value).toBe('138 0000 0000');
    expect(fixture.componentInstance.phone()).toBe('13800000000');
  });

  it('understands what people paste', () => {
    for (const pasted of ['+86 138-0000-0000', '0086 13800000000', '１３８００００００００']) {
      type(pasted);
      expect(fixture.componentInstance.phone()).withContext(pasted).toBe('13800000000');
    }
  });

  it('keeps the caret behind the digit that was typed', () => {
    type('1389 0000 000', 4);
    expect(input.value).toBe('138 9000 0000');
    expect(input.selectionStart).toBe(5);
  });

  it('writes and hides numbers', () => {
    expect(formatPhone('1380')).toBe('138 0');
    expect(maskPhone('13800001234')).toBe('138****1234');
  });
});
