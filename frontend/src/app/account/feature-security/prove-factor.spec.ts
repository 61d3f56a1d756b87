import { HttpErrorResponse } from '@angular/common/http';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { SessionView } from '@exam/contracts';

import texts from '../../../i18n/account/zh-CN.json';
import { testingTexts } from '../../core/testing/testing-texts';
import { PasskeyCancelled } from '../data/passkeys';
import { SecondFactor } from '../state/second-factor';
import { ProveFactor } from './prove-factor';

const session = { id: 's' } as SessionView;
const refused = (code: string, facts: object) =>
  new HttpErrorResponse({ status: 401, error: { code, requestId: 'r', ...facts } });

describe('ProveFactor', () => {
  let secondFactor: jasmine.SpyObj<SecondFactor>;
  let fixture: ComponentFixture<ProveFactor>;
  let page: HTMLElement;
  let proved: jasmine.Spy;

  const open = async (methods = {}, passkeysOffered = true) => {
    secondFactor = jasmine.createSpyObj<SecondFactor>(['prove', 'provePasskey'], {
      passkeysOffered,
    });
    secondFactor.prove.and.resolveTo(session);
    secondFactor.provePasskey.and.resolveTo(session);
    TestBed.configureTestingModule({
      imports: [testingTexts({ account: texts })],
      providers: [{ provide: SecondFactor, useValue: secondFactor }],
    });
    fixture = TestBed.createComponent(ProveFactor);
    const all = { totp: true, passkey: true, recoveryCode: true, ...methods };
    fixture.componentRef.setInput('methods', all);
    proved = jasmine.createSpy('proved');
    fixture.componentInstance.proved.subscribe(proved);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  };
  const type = async (text: string) => {
    const input = page.querySelector('input');
    if (!input) throw new Error('no field');
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const click = async (name: string) => {
    const button = [...page.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === name,
    );
    button?.click();
    await fixture.whenStable();
  };
  const problem = () => page.querySelector('.problem')?.textContent.trim();

  it('takes six digits however they are typed, once for two clicks', async () => {
    await open();
    await type('１２３ 456');
    const button = page.querySelector<HTMLButtonElement>('button[type=submit]');
    button?.click();
    button?.click();
    await fixture.whenStable();
    expect(secondFactor.prove).toHaveBeenCalledOnceWith('totp', '123456');
    expect(proved).toHaveBeenCalledOnceWith(session);
  });

  it('asks for the whole code, and leads back to the field', async () => {
    await open();
    await type('123');
    await click('验证');
    expect(problem()).toBe('请输入完整的代码。');
    expect(secondFactor.prove).not.toHaveBeenCalled();
  });

  it('says at the field how many tries are left, and when the pause ends', async () => {
    await open();
    secondFactor.prove.and.rejectWith(refused('second-factor-wrong', { triesLeft: 2 }));
    await type('123456');
    await click('验证');
    expect(problem()).toBe('验证没有通过，还可以再试 2 次。');
    await type('12345');
    expect(problem()).toBeUndefined();
    secondFactor.prove.and.rejectWith(refused('second-factor-paused', { retryAfter: 850 }));
    await type('123456');
    await click('验证');
    expect(problem()).toBe('错误次数过多，请在 15 分钟后再试。');
  });

  it('offers a passkey only where the browser has some', async () => {
    await open({}, false);
    expect(page.textContent).not.toContain('通行密钥');
    expect(page.textContent).toContain('使用恢复码');
  });

  it('goes on after a passkey that was not used', async () => {
    await open();
    secondFactor.provePasskey.and.rejectWith(new PasskeyCancelled());
    await click('改用通行密钥');
    expect(page.querySelector('.cancelled')?.textContent).toContain('没有使用通行密钥');
    secondFactor.provePasskey.and.resolveTo(session);
    await click('使用通行密钥');
    expect(proved).toHaveBeenCalledOnceWith(session);
  });
});
