import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FaceSessionView, FaceVerificationView, OwnConsentView } from '@exam/contracts';
import { NEVER, Subject, of, throwError, type Observable } from 'rxjs';

import { Confirm } from '../../ui/confirm/confirm';
import { AuthorityClient } from '../data/authority-client';
import { ConsentsClient } from '../data/consents-client';
import { FaceVerificationClient } from '../data/face-verification-client';
import { FaceVerification } from '../state/face-verification';
import { CandidateTesting } from '../testing/candidate-testing';
import { now, sitting, sittingId } from '../testing/sittings';
import { FacePage } from './face-page';
import { FaceMesh } from './mesh/face-mesh';
import { OnlyTab } from './only-tab';

const consent: OwnConsentView = {
  ...{ purpose: 'faceData', state: 'given', decidedAt: new Date(now).toISOString(), version: 1 },
  ...{ text: { 'zh-CN': '…', en: '…' }, retention: [], history: [] },
};
const untried: FaceVerificationView = {
  sittingId,
  required: true,
  tries: { used: 0, most: 3 },
  session: null,
  result: null,
};
const session = (change: Partial<FaceSessionView>): FaceSessionView => ({
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b29',
  ...{ nonce: null, state: 'open', step: null, queue: null, verdict: null },
  ...change,
});
const expiresAt = new Date(now + 45_000).toISOString();
const tried = (change: Partial<FaceSessionView>, used = 1): FaceVerificationView => ({
  ...untried,
  tries: { used, most: 3 },
  session: session(change),
});
const stepOne = tried({ nonce: 'nonce', step: { number: 1, action: 'blink', expiresAt } });
const done = (outcome: 'verified' | 'notVerified'): FaceVerificationView => ({
  ...untried,
  result: {
    ...{ outcome, fault: null, at: new Date(now).toISOString() },
    reason: outcome === 'verified' ? null : 'mismatch',
  },
});

describe('FacePage', () => {
  const mesh = {
    state: signal<'off' | 'loading' | 'ready' | 'unavailable'>('ready'),
    bytes: signal(0),
    idle: false,
    load: () => undefined,
    giveUp: () => {
      mesh.state.set('unavailable');
    },
  };
  const elsewhere = signal(false);
  const takeOver = jasmine.createSpy('takeOver');
  let client: jasmine.SpyObj<FaceVerificationClient>;
  let confirm: jasmine.SpyObj<Confirm>;
  let page: CandidateTesting<FacePage>;

  beforeEach(() => {
    mesh.state.set('ready');
    elsewhere.set(false);
    takeOver.calls.reset();
    client = jasmine.createSpyObj<FaceVerificationClient>([
      'get',
      'begin',
      'sendStep',
      'chooseByEye',
    ]);
    confirm = jasmine.createSpyObj<Confirm>(['ask']);
    page = new CandidateTesting();
    // So that what it provides itself is known, and can be another.
    TestBed.configureTestingModule({ imports: [FacePage] })
      .overrideProvider(FaceMesh, { useValue: mesh })
      .overrideProvider(OnlyTab, { useValue: { elsewhere, takeOver } })
      .overrideProvider(FaceVerificationClient, { useValue: client })
      .overrideProvider(AuthorityClient, { useValue: { offer: () => NEVER } })
      .overrideProvider(ConsentsClient, { useValue: { get: () => of(consent) } })
      .overrideProvider(Confirm, { useValue: confirm });
  });

  const open = async (answer: Observable<FaceVerificationView>) => {
    client.get.and.returnValue(answer);
    await page.open(FacePage, [sitting()]);
    await settle();
  };
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await page.fixture.whenStable();
  };
  const press = async (name: string) => {
    page.button(name)?.click();
    await settle();
  };
  const headline = () => page.text('h2');
  const verification = () => page.fixture.debugElement.injector.get(FaceVerification);

  it('says when it cannot be loaded, and loads it again', async () => {
    const error = new HttpErrorResponse({ status: 500, error: { code: 'unexpected' } });
    await open(throwError(() => error));
    expect(page.element.querySelector('app-problem')).not.toBeNull();
    client.get.and.returnValue(of(untried));
    await press('重试');
    expect(headline()).toBe('准备开始');
  });

  it('begins one challenge, however often it is clicked', async () => {
    await open(of(untried));
    const answer = new Subject<FaceVerificationView>();
    client.begin.and.returnValue(answer);
    page.button('开始认证')?.click();
    page.button('开始认证')?.click();
    await settle();
    expect(page.button('开始认证')?.disabled).toBeTrue();
    expect(client.begin).toHaveBeenCalledOnceWith(sittingId, '');
    answer.next(stepOne);
    answer.complete();
    await settle();
    expect(headline()).toBe('眨眼');
    expect(page.text('app-face-step [role=timer]')).toBe('剩余 45 秒');
  });

  it('stays where it is, and says why, when it cannot begin', async () => {
    await open(of(untried));
    const error = new HttpErrorResponse({ status: 500, error: { code: 'unexpected' } });
    client.begin.and.returnValue(throwError(() => error));
    await press('开始认证');
    expect(headline()).toBe('准备开始');
    expect(page.element.querySelector('app-problem')).not.toBeNull();
    expect(page.button('开始认证')?.disabled).toBeFalse();
  });

  it('waits for the camera, and for the mesh unless there is none', async () => {
    mesh.state.set('loading');
    page.failed.set(['camera']);
    await open(of(untried));
    expect(page.button('开始认证')?.disabled).toBeTrue();
    expect(page.text()).toContain('摄像头正常后才能开始');
    page.failed.set([]);
    await settle();
    expect(page.button('开始认证')?.disabled).toBeTrue();
    await press('不等待，直接开始');
    expect(page.button('开始认证')?.disabled).toBeFalse();
    expect(page.text()).toContain('将直接录制每个动作');
  });

  it('offers the camera again where it is lost within a step, and stays in it', async () => {
    await open(of(stepOne));
    expect(headline()).toBe('眨眼');
    page.failed.set(['camera']);
    await settle();
    expect(page.element.querySelector('app-media-problem')).not.toBeNull();
    expect(headline()).toBe('眨眼');
  });

  it('shows a step whose time is over as one try less, before the server says so', async () => {
    await open(of(stepOne));
    page.now.set(now + 45_000);
    await settle();
    expect(headline()).toBe('动作超时');
    expect(page.text()).toContain('还有 2 次机会');
  });

  it('counts the queue down', async () => {
    const queued = (ahead: number, expectedSeconds: number) =>
      tried({ state: 'queued', queue: { ahead, expectedSeconds } });
    await open(of(queued(3, 12)));
    expect(page.text('.number')).toBe('前面还有 3 人，约 12 秒');
    client.get.and.returnValue(of(queued(0, 0)));
    await verification().load();
    await settle();
    expect(page.text('.number')).toBe('轮到您了，约 1 秒');
    client.get.and.returnValue(of(done('verified')));
    await verification().load();
    await settle();
    expect(headline()).toBe('认证通过');
  });

  it('says what went wrong, and what to do about it', async () => {
    await open(of(tried({ state: 'ended', verdict: { outcome: 'notLive', fault: 'noFace' } })));
    expect(headline()).toBe('没有看清您的面部');
    expect(page.button('再试一次')?.disabled).toBeFalse();
  });

  it('asks before it gives the verification up for the comparison by eye', async () => {
    await open(of(untried));
    confirm.ask.and.resolveTo(false);
    await press('无法完成动作');
    expect(client.chooseByEye).not.toHaveBeenCalled();
    confirm.ask.and.resolveTo(true);
    client.chooseByEye.and.returnValue(of(done('notVerified')));
    await press('无法完成动作');
    expect(client.chooseByEye).toHaveBeenCalledOnceWith(sittingId, 'cannotDoActions');
    expect(headline()).toBe('继续考试，由考官当面核对');
    expect(page.text()).toContain('与存档照片不一致');
  });

  it('leaves the challenge to the tab that has it, until it is wanted here', async () => {
    elsewhere.set(true);
    await open(of(stepOne));
    expect(headline()).toBe('正在另一个页面中认证');
    await press('在这里继续');
    expect(takeOver).toHaveBeenCalledTimes(1);
  });
});
