import { signal } from '@angular/core';
import { HttpErrorResponse } from '@angular/common/http';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { NEVER, of, throwError } from 'rxjs';

import texts from '../../../i18n/login/zh-CN.json';
import { ServerClock } from '../../core/clock/server-clock';
import { sessionFeature } from '../../core/session/session.feature';
import { testingTexts } from '../../core/testing/testing-texts';
import { LoginClient } from '../data/login-client';
import * as loginEffects from '../state/login.effects';
import { loginFeature } from '../state/login.feature';
import { LoginPage } from './login-page';

const school = { id: '3a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22', name: '临江大学', pinyinInitials: '' };
const college = {
  id: 'c1',
  name: '信息工程学院',
  contactName: '李文静',
  contactPhone: '0571-0000',
};
const other = { ...college, id: 'c2', name: '外国语学院' };

describe('LoginPage', () => {
  let client: jasmine.SpyObj<LoginClient>;
  let fixture: ComponentFixture<LoginPage>;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.setItem('last-choice', JSON.stringify({ role: 'candidate', school }));
    client = jasmine.createSpyObj<LoginClient>(['schools', 'colleges', 'requestCode', 'signIn']);
    client.colleges.and.returnValue(of([college, other]));
    client.requestCode.and.returnValue(of({ resendAfter: 60, expiresIn: 300 }));
    client.signIn.and.returnValue(NEVER);
    TestBed.configureTestingModule({
      imports: [testingTexts({ login: texts })],
      providers: [
        provideRouter([]),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        provideState(loginFeature),
        provideEffects(loginEffects),
        { provide: LoginClient, useValue: client },
        { provide: ServerClock, useValue: { now: signal(0) } },
      ],
    });
  });
  afterEach(() => {
    localStorage.removeItem('last-choice');
  });

  const open = async () => {
    fixture = TestBed.createComponent(LoginPage);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  };
  const fill = async (id: string, value: string) => {
    const input = page.querySelector<HTMLInputElement>(`#${id}`);
    if (!input) throw new Error(`no ${id}`);
    input.value = value;
    input.dispatchEvent(new Event(id === 'college' ? 'change' : 'input'));
    await fixture.whenStable();
  };
  const click = async (name: string) => {
    const buttons = [...page.querySelectorAll('button')];
    buttons.find((button) => button.textContent.trim() === name)?.click();
    await fixture.whenStable();
  };
  const problems = () => [...page.querySelectorAll('.problem')].map((p) => p.textContent.trim());

  it('asks for what is missing, at the fields, and leads to the first', async () => {
    await open();
    await click('登录');
    expect(problems()).toEqual([
      '请选择学院。',
      '请输入 11 位手机号。',
      '请输入短信中的 6 位数字。',
    ]);
    expect(client.signIn).not.toHaveBeenCalled();
  });

  it('asks for a code, counts down to the next, and signs in with it', async () => {
    await open();
    await fill('college', 'c1');
    await fill('phone', '13800001234');
    await click('获取验证码');
    const credentials = {
      role: 'candidate' as const,
      schoolId: school.id,
      collegeId: 'c1',
      phone: '13800001234',
    };
    expect(client.requestCode).toHaveBeenCalledOnceWith(credentials);
    expect(page.querySelector('#code-hint')?.textContent).toContain('已发送至 138****1234，5 分钟');
    expect(page.querySelector('.code button')?.textContent).toContain('秒后重发');
    await fill('code', '１２３ 456');
    await click('登录');
    expect(client.signIn).toHaveBeenCalledOnceWith({ ...credentials, code: '123456' });
  });

  it('keeps the college that was chosen while a code is on its way', async () => {
    await open();
    await fill('college', 'c2');
    await fill('phone', '13800001234');
    await click('获取验证码');
    expect(page.querySelector<HTMLSelectElement>('#college')?.value).toBe('c2');
  });

  it('says at the code that it is wrong, until it is corrected', async () => {
    const error = { type: 'x', title: 'x', status: 422, code: 'code-wrong', requestId: 'r' };
    client.signIn.and.returnValue(
      throwError(() => new HttpErrorResponse({ status: 422, error: { ...error, triesLeft: 4 } })),
    );
    await open();
    await fill('college', 'c1');
    await fill('phone', '13800001234');
    await fill('code', '000000');
    await click('登录');
    expect(problems()).toEqual(['验证码不正确，还可以再试 4 次。']);
    await fill('code', '0000');
    expect(problems()).toEqual([]);
  });

  it('remembers the choice on this device, but never the code', async () => {
    await open();
    await fill('college', 'c2');
    await fill('phone', '13800001234');
    await fill('code', '123456');
    await click('登录');
    expect(localStorage.getItem('last-choice')).not.toContain('123456');
    await open();
    expect(page.querySelector<HTMLSelectElement>('#college')?.value).toBe('c2');
    expect(page.querySelector<HTMLInputElement>('#phone')?.value).toBe('138 0000 1234');
    expect(page.querySelector<HTMLInputElement>('#code')?.value).toBe('');
  });

  it('lets an admin of the whole school sign in without a college', async () => {
    await open();
    await click('学校管理');
    await fill('phone', '13800001234');
    await click('获取验证码');
    expect(client.requestCode.calls.mostRecent().args[0]).toEqual(
      jasmine.objectContaining({ role: 'admin', collegeId: null }),
    );
  });
});
