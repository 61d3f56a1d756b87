import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { AuthorityCheckView, AuthorityDriver, AuthorityOfferView } from '@exam/contracts';
import { Subject, of, throwError } from 'rxjs';

import { RealtimeClient } from '../../core/realtime/realtime-client';
import { AuthorityClient } from '../data/authority-client';
import { OutsideAuthority } from './outside-authority';

const open: AuthorityCheckView = {
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
  driver: 'aliyun',
  state: 'open',
  url: 'https://authority.test/h5',
  outcome: null,
  reason: null,
  startedAt: '2027-03-27T05:42:08.000Z',
};
const verified: AuthorityCheckView = { ...open, state: 'finished', url: null, outcome: 'verified' };
const unreachable = new HttpErrorResponse({ status: 0 });

describe('OutsideAuthority', () => {
  let client: jasmine.SpyObj<AuthorityClient>;
  let reload: Subject<void>;

  beforeEach(() => {
    client = jasmine.createSpyObj<AuthorityClient>(['offer', 'begin', 'check']);
    client.check.and.callFake(() => of(open));
    client.begin.and.callFake(() => of(open));
    reload = new Subject();
    TestBed.configureTestingModule({
      providers: [
        OutsideAuthority,
        { provide: AuthorityClient, useValue: client },
        { provide: RealtimeClient, useValue: { reload } },
      ],
    });
    jasmine.clock().install();
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      jasmine.clock().tick(1_000);
      await settled();
    }
  };
  const opened = async (check: AuthorityCheckView | null, driver: AuthorityDriver = 'aliyun') => {
    const offer: AuthorityOfferView = { driver, checksLeft: check ? 2 : 3, check };
    client.offer.and.callFake(() => of(offer));
    const authority = TestBed.inject(OutsideAuthority);
    authority.of('sitting');
    await settled();
    return authority;
  };

  it('asks at once what became of a check, and then until it is known', async () => {
    const authority = await opened(open);
    expect(authority.phase()).toBe('asking');
    expect(client.check).toHaveBeenCalledTimes(1);
    client.check.and.callFake(() => of(verified));
    await pass(2);
    expect(client.check).toHaveBeenCalledTimes(2);
    expect(authority.check()?.outcome).toBe('verified');
    expect(authority.comesFirst()).toBeTrue();
    await pass(120);
    expect(client.check).toHaveBeenCalledTimes(2);
  });

  it('asks more and more seldom, and leaves it to the candidate after a minute', async () => {
    const authority = await opened(open);
    await pass(60);
    expect(client.check).toHaveBeenCalledTimes(10);
    expect(authority.phase()).toBe('open');
    expect(authority.gaveUp()).toBeTrue();
    await pass(600);
    reload.next();
    await settled();
    expect(client.check).toHaveBeenCalledTimes(10);
    authority.ask();
    await settled();
    expect(authority.phase()).toBe('asking');
    expect(client.check).toHaveBeenCalledTimes(11);
  });

  it('stops when the candidate has waited enough, and when the page is left', async () => {
    const authority = await opened(open);
    authority.giveUp();
    await pass(60);
    expect(authority.phase()).toBe('open');
    authority.ask();
    await settled();
    TestBed.resetTestingModule();
    await pass(60);
    expect(client.check).toHaveBeenCalledTimes(2);
  });

  it('goes on asking through a cut, and says so', async () => {
    client.check.and.callFake(() => throwError(() => unreachable));
    const authority = await opened(open);
    expect(authority.failure()?.code).toBe('unreachable');
    expect(authority.phase()).toBe('asking');
    client.check.and.callFake(() => of(verified));
    await pass(3);
    expect(authority.failure()).toBeNull();
    expect(authority.check()?.outcome).toBe('verified');
  });

  it('does not ask of a check on the phone before the candidate says that it is done', async () => {
    const authority = await opened({ ...open, driver: 'tencent' }, 'tencent');
    expect(authority.phase()).toBe('open');
    expect(authority.opensHere()).toBeFalse();
    expect(client.check).not.toHaveBeenCalled();
    authority.ask();
    await settled();
    expect(client.check).toHaveBeenCalledTimes(1);
  });

  it('begins once for two clicks, and counts what is left', async () => {
    const authority = await opened(null);
    const [url, other] = await Promise.all([authority.begin(), authority.begin()]);
    expect(url).toBe(open.url);
    expect(other).toBeNull();
    expect(client.begin).toHaveBeenCalledTimes(1);
    expect(authority.checksLeft()).toBe(2);
    // Back again: it is the same check.
    expect(await authority.begin()).toBe(open.url);
    expect(authority.checksLeft()).toBe(2);
  });

  it('waits for a check that another tab begins', async () => {
    const authority = await opened(null);
    client.begin.and.callFake(() => of({ ...open, state: 'starting' as const, url: null }));
    expect(await authority.begin()).toBeNull();
    await settled();
    expect(authority.phase()).toBe('asking');
    expect(authority.check()?.url).toBe(open.url);
  });

  it('tells why a check did not begin, and what there is now', async () => {
    const authority = await opened(null);
    client.begin.and.callFake(() => throwError(() => unreachable));
    expect(await authority.begin()).toBeNull();
    expect(authority.failure()?.code).toBe('unreachable');
    expect(authority.phase()).toBe('offer');
    expect(authority.busy()).toBeFalse();
    expect(client.offer).toHaveBeenCalledTimes(2);
  });
});
