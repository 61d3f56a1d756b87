import { TestBed } from '@angular/core/testing';
import { NEVER, map, of, type Observable } from 'rxjs';

import { ApiClient, type Answer } from '../http/api-client';
import { ServerClock } from './server-clock';

const here = new Date('2027-03-27T06:00:00.000Z');
const tenMinutes = 10 * 60_000;
const aheadBy = (milliseconds: number) => ({
  now: new Date(Date.now() + milliseconds).toISOString(),
});

describe('ServerClock', () => {
  let answer: () => Observable<unknown>;

  beforeEach(() => {
    jasmine.clock().install();
    jasmine.clock().mockDate(here);
    TestBed.configureTestingModule({
      providers: [
        {
          provide: ApiClient,
          useValue: {
            get: (_: string, { parse }: Answer<number>) => answer().pipe(map(parse)),
          },
        },
      ],
    });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jasmine.clock().uninstall();
  });

  const started = () => {
    const clock = TestBed.inject(ServerClock);
    jasmine.clock().tick(0);
    return clock;
  };

  it('shows the server’s time on a computer whose clock is wrong', () => {
    answer = () => of(aheadBy(tenMinutes));
    expect(started().read()).toBe(here.getTime() + tenMinutes);
  });

  it('moves on once a second', () => {
    answer = () => of(aheadBy(0));
    const clock = started();
    jasmine.clock().tick(2_400);
    expect(clock.now()).toBe(here.getTime() + 2_000);
  });

  it('takes the time that the realtime connection tells while it has measured none', () => {
    answer = () => NEVER;
    const clock = started();
    clock.hear(aheadBy(tenMinutes).now);
    expect(clock.read()).toBe(here.getTime() + tenMinutes);
  });

  it('does not give up a measurement for a sloppier one that agrees with it', () => {
    answer = () => of(aheadBy(tenMinutes));
    const clock = started();
    clock.hear(aheadBy(tenMinutes - 300).now);
    expect(clock.read()).toBe(here.getTime() + tenMinutes);
    clock.hear(aheadBy(0).now);
    expect(clock.read()).toBe(here.getTime());
  });
});
