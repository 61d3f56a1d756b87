import { HttpErrorResponse } from '@angular/common/http';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ConsentState } from '@exam/contracts';
import { NEVER, of, throwError } from 'rxjs';

import texts from '../../../i18n/candidate/zh-CN.json';
import { refusal } from '../../core/testing/refusal';
import { testingTexts } from '../../core/testing/testing-texts';
import { ConsentsClient } from '../data/consents-client';
import { consent } from '../testing/consents';
import { ConsentGate } from './consent-gate';

@Component({
  selector: 'app-gate-host',
  imports: [ConsentGate],
  template: `
    <app-consent-gate purpose="faceData" (refused)="refused = refused + 1">
      <ng-template><p class="behind">镜头</p></ng-template>
      <a href="#eye">由考官核对</a>
    </app-consent-gate>
  `,
})
class GateHost {
  refused = 0;
}

describe('ConsentGate', () => {
  const client = jasmine.createSpyObj<ConsentsClient>(['get', 'decide']);
  let fixture: ComponentFixture<GateHost>;
  const element = () => fixture.nativeElement as HTMLElement;
  const find = (selector: string) => element().querySelector(selector);
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === name,
    );
  const press = async (name: string) => {
    button(name)?.click();
    await fixture.whenStable();
  };
  const open = async (state: ConsentState, changes: Parameters<typeof consent>[1] = {}) => {
    client.get.and.returnValue(of(consent(state, changes)));
    fixture = TestBed.createComponent(GateHost);
    await fixture.whenStable();
  };

  beforeEach(() => {
    client.get.calls.reset();
    client.decide.calls.reset();
    TestBed.configureTestingModule({
      imports: [testingTexts({ candidate: texts })],
      providers: [{ provide: ConsentsClient, useValue: client }],
    });
  });

  it('does not even make what needs the consent before it is given', async () => {
    await open('none');
    expect(find('.behind')).toBeNull();
    expect(element().textContent).toContain('您的人脸信息');
    expect(element().textContent).toContain('认证画面：考试最后一个考场结束后 90 天');
    expect(find('a')).toBeNull();
  });

  it('lets through who agreed to the text that is asked', async () => {
    await open('given');
    expect(find('.behind')?.textContent).toBe('镜头');
  });

  it('sends what was read once, however often it is pressed, and lets through', async () => {
    await open('none');
    client.decide.and.returnValue(NEVER);
    await press('同意');
    await press('同意');
    await press('不同意');
    expect(client.decide.calls.allArgs()).toEqual([
      ['faceData', { decision: 'given', version: 1, language: 'zh-CN' }],
    ]);
    expect(button('同意')?.disabled).toBeTrue();
    expect(find('.behind')).toBeNull();
  });

  it('is gone once the server has the agreement', async () => {
    await open('none');
    client.decide.and.returnValue(of(consent('given')));
    await press('同意');
    expect(find('.behind')).not.toBeNull();
    expect(document.activeElement).toBe(find('app-consent-gate'));
    expect(fixture.componentInstance.refused).toBe(0);
  });

  it('shows who refuses the other way, at its heading, and tells of it once', async () => {
    await open('none');
    client.decide.and.returnValue(of(consent('refused')));
    await press('不同意');
    expect(find('a')?.textContent).toBe('由考官核对');
    expect(document.activeElement?.textContent).toContain('您没有同意');
    expect(fixture.componentInstance.refused).toBe(1);
    expect(find('.behind')).toBeNull();
  });

  it('lets who refused before read it again and agree after all', async () => {
    await open('refused');
    expect(fixture.componentInstance.refused).toBe(0);
    await press('重新阅读并决定');
    expect(document.activeElement?.textContent).toContain('同意处理人脸信息');
    client.decide.and.returnValue(of(consent('given')));
    await press('同意');
    expect(find('.behind')).not.toBeNull();
  });

  it('says why it asks again: it was withdrawn, or the text is another', async () => {
    await open('withdrawn');
    expect(find('.note')?.textContent).toContain('您已撤回这项授权');
    await open('none', { version: 2, history: consent('given').history });
    expect(find('.note')?.textContent).toContain('学校修改了这份说明');
  });

  it('says that the answer did not arrive, and takes it again', async () => {
    await open('none');
    client.decide.and.returnValue(throwError(() => new HttpErrorResponse({ status: 0 })));
    await press('同意');
    expect(find('app-problem')?.textContent).toContain('连接不到服务器');
    expect(find('.behind')).toBeNull();
    client.decide.and.returnValue(of(consent('given')));
    await press('同意');
    expect(find('.behind')).not.toBeNull();
  });

  it('shows the new text where another is asked by now', async () => {
    await open('none');
    client.decide.and.returnValue(throwError(() => refusal(409, 'consent-text-changed')));
    const text = { 'zh-CN': '新的说明', en: 'new' };
    client.get.and.returnValue(of(consent('none', { version: 2, text })));
    await press('同意');
    await fixture.whenStable();
    expect(element().textContent).toContain('新的说明');
    client.decide.and.returnValue(of(consent('given', { version: 2, text })));
    await press('同意');
    expect(client.decide.calls.mostRecent().args[1].version).toBe(2);
  });

  it('says that the text could not be fetched, and fetches it again', async () => {
    client.get.and.returnValue(throwError(() => refusal(500, 'internal')));
    fixture = TestBed.createComponent(GateHost);
    await fixture.whenStable();
    expect(find('app-problem')).not.toBeNull();
    expect(find('.behind')).toBeNull();
    client.get.and.returnValue(of(consent('none')));
    await press('重试');
    await fixture.whenStable();
    expect(find('app-problem')).toBeNull();
    expect(button('同意')).toBeDefined();
  });
});
