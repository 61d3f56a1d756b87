import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { authorityReason, type AuthorityCheckView, type AuthorityOfferView } from '@exam/contracts';
import { of } from 'rxjs';

import { Departure } from '../../core/http/departure';
import { AuthorityClient } from '../data/authority-client';
import { FaceVerification } from '../state/face-verification';
import { OutsideAuthority } from '../state/outside-authority';
import { CandidateTesting } from '../testing/candidate-testing';
import { AuthorityOffer } from './authority-offer';

const open: AuthorityCheckView = {
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
  driver: 'aliyun',
  state: 'open',
  url: 'https://authority.test/h5',
  outcome: null,
  reason: null,
  startedAt: '2027-03-27T05:42:08.000Z',
};
const offered: AuthorityOfferView = { driver: 'aliyun', checksLeft: 3, check: null };

describe('AuthorityOffer', () => {
  let page: CandidateTesting<AuthorityOffer>;
  let offer: AuthorityOfferView;
  let client: jasmine.SpyObj<AuthorityClient>;
  let departure: jasmine.SpyObj<Departure>;
  let load: jasmine.Spy;

  beforeEach(() => {
    page = new CandidateTesting<AuthorityOffer>();
    client = jasmine.createSpyObj<AuthorityClient>(['offer', 'begin', 'check']);
    client.offer.and.callFake(() => of(offer));
    client.begin.and.callFake(() => of(open));
    client.check.and.callFake(() => of(offer.check ?? open));
    departure = jasmine.createSpyObj<Departure>(['to']);
    load = jasmine.createSpy('load').and.resolveTo();
    TestBed.configureTestingModule({
      providers: [
        OutsideAuthority,
        { provide: AuthorityClient, useValue: client },
        { provide: Departure, useValue: departure },
        { provide: FaceVerification, useValue: { load, view: signal(null) } },
      ],
    });
  });

  /** Answers have come, and the page shows them. */
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await page.fixture.whenStable();
  };
  const show = async (found: Partial<AuthorityOfferView>) => {
    offer = { ...offered, ...found };
    await page.open(AuthorityOffer, []);
    TestBed.inject(OutsideAuthority).of('sitting');
    await settle();
  };
  const click = async (name: string) => {
    page.button(name)?.click();
    await settle();
  };

  it('says who gets what before anything is sent, and goes there once the candidate agrees', async () => {
    await show({});
    expect(page.text()).toContain('发送给阿里云实人认证：您的姓名和身份证号');
    expect(page.text()).toContain('还可以使用 3 次');
    expect(client.begin).not.toHaveBeenCalled();
    await click('同意，前往核验');
    expect(departure.to).toHaveBeenCalledOnceWith('https://authority.test/h5');
  });

  it('shows a code for the phone where the page opens in WeChat alone', async () => {
    client.begin.and.callFake(() => of({ ...open, driver: 'tencent' as const }));
    await show({ driver: 'tencent' });
    await click('同意，显示微信二维码');
    expect(departure.to).not.toHaveBeenCalled();
    expect(page.text('h2')).toBe('腾讯云人脸核身的核验还没有结果');
    expect(page.button('做完了，查询结果')).toBeDefined();
    expect(page.button('去完成核验')).toBeUndefined();
  });

  it('has words for whatever an authority may say, and what to do then', async () => {
    await show({});
    for (const reason of authorityReason.options) {
      const check: AuthorityCheckView = {
        ...open,
        ...{ state: 'finished', url: null, outcome: 'notVerified', reason },
      };
      offer = { ...offered, checksLeft: 2, check };
      await TestBed.inject(OutsideAuthority).load();
      await settle();
      expect(page.text('.verdict p + p').length).withContext(reason).toBeGreaterThan(10);
      expect(page.text()).withContext(reason).not.toContain('candidate.authority');
    }
  });

  it('points to the other ways when no checks are left', async () => {
    const check = {
      ...open,
      state: 'finished',
      outcome: 'notVerified',
      reason: 'notLive',
    } as const;
    await show({ checksLeft: 0, check });
    expect(page.text()).toContain('请改用其他方式，不影响您参加考试');
    expect(page.element.querySelector('button')).toBeNull();
  });

  it('has the face verification looked at anew once the authority has verified', async () => {
    await show({ check: { ...open, state: 'finished', url: null, outcome: 'verified' } });
    expect(load).toHaveBeenCalled();
    expect(page.text()).toBe('');
  });

  it('lets the candidate stop waiting, go back there, and ask again', async () => {
    await show({ check: open });
    expect(page.text('h2')).toBe('正在向阿里云实人认证查询结果');
    await click('不等了');
    expect(page.text('h2')).toBe('阿里云实人认证的核验还没有结果');
    await click('去完成核验');
    expect(departure.to).toHaveBeenCalledOnceWith('https://authority.test/h5');
    await click('做完了，查询结果');
    expect(page.text('h2')).toBe('正在向阿里云实人认证查询结果');
  });
});
