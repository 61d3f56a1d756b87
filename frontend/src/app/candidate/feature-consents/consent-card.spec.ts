import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ConsentState } from '@exam/contracts';
import { provideStore } from '@ngrx/store';
import { of, throwError } from 'rxjs';

import texts from '../../../i18n/candidate/zh-CN.json';
import { sessionFeature } from '../../core/session/session.feature';
import { refusal } from '../../core/testing/refusal';
import { testingTexts } from '../../core/testing/testing-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { ConsentsClient } from '../data/consents-client';
import { consent } from '../testing/consents';
import { ConsentCard } from './consent-card';

describe('ConsentCard', () => {
  const client = jasmine.createSpyObj<ConsentsClient>(['get', 'decide']);
  const confirm = jasmine.createSpyObj<Confirm>(['ask']);
  let fixture: ComponentFixture<ConsentCard>;
  const element = () => fixture.nativeElement as HTMLElement;
  const buttons = () =>
    [...element().querySelectorAll('button')].map(({ textContent }) => textContent.trim());
  const press = async (name: string) => {
    [...element().querySelectorAll('button')]
      .find(({ textContent }) => textContent.trim() === name)
      ?.click();
    await fixture.whenStable();
  };
  const open = async (state: ConsentState, changes: Parameters<typeof consent>[1] = {}) => {
    client.get.and.returnValue(of(consent(state, changes)));
    fixture = TestBed.createComponent(ConsentCard);
    fixture.componentRef.setInput('purpose', 'faceData');
    await fixture.whenStable();
  };
  const state = () => element().querySelector('app-chip')?.textContent.trim();
  const means = () => element().querySelector('p')?.textContent ?? '';

  beforeEach(() => {
    client.decide.calls.reset();
    confirm.ask.calls.reset();
    TestBed.configureTestingModule({
      imports: [testingTexts({ candidate: texts })],
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        { provide: ConsentsClient, useValue: client },
        { provide: Confirm, useValue: confirm },
      ],
    });
  });

  it('asks nobody before something would be collected', async () => {
    await open('none');
    expect([state(), buttons()]).toEqual(['尚未询问', []]);
    expect(means()).toContain('还没有采集');
  });

  it('says when it was given, and what a withdrawal would do', async () => {
    await open('given');
    expect([state(), buttons()]).toEqual(['已同意', ['撤回同意']]);
    expect(element().querySelector('header')?.textContent).toContain('2027/03/26 16:12:44');
    expect(means()).toContain('最迟不超过五分钟');
  });

  it('is withdrawn once that is confirmed, whatever its version, and says so', async () => {
    await open('given');
    confirm.ask.and.resolveTo(true);
    client.decide.and.returnValue(of(consent('withdrawn')));
    await press('撤回同意');
    expect(confirm.ask.calls.mostRecent().args[0].danger).toBeTrue();
    expect(client.decide.calls.mostRecent().args[1].decision).toBe('withdrawn');
    expect(state()).toBe('已撤回');
    expect(means()).toContain('您已撤回');
  });

  it('stays given where somebody thought better of it', async () => {
    await open('given');
    confirm.ask.and.resolveTo(false);
    await press('撤回同意');
    expect(client.decide).not.toHaveBeenCalled();
    expect(state()).toBe('已同意');
  });

  it('can be given again after a withdrawal, with the text in view', async () => {
    await open('withdrawn');
    expect(element().querySelector('details')?.open).toBeTrue();
    expect(buttons()).toEqual(['同意']);
    client.decide.and.returnValue(of(consent('given')));
    await press('同意');
    expect([state(), buttons()]).toEqual(['已同意', ['撤回同意']]);
  });

  it('asks again for a new text, and takes a refusal too', async () => {
    await open('none', { version: 2, history: consent('given').history });
    expect([state(), buttons()]).toEqual(['需要重新决定', ['同意', '不同意']]);
    expect(means()).toContain('学校修改了这份说明');
    client.decide.and.returnValue(of(consent('refused', { version: 2 })));
    await press('不同意');
    expect(state()).toBe('未同意');
    expect(means()).toContain('由考官核对');
  });

  it('keeps what it shows where a withdrawal did not arrive', async () => {
    await open('given');
    confirm.ask.and.resolveTo(true);
    client.decide.and.returnValue(throwError(() => refusal(500, 'internal')));
    await press('撤回同意');
    expect(state()).toBe('已同意');
    expect(element().querySelector('app-problem')).not.toBeNull();
  });
});
