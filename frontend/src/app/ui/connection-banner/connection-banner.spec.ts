import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';

import { ServerClock } from '../../core/clock/server-clock';
import { RealtimeClient, type Connection } from '../../core/realtime/realtime-client';
import { testingTexts } from '../../core/testing/testing-texts';
import { ConnectionBanner } from './connection-banner';

const start = new Date('2027-03-27T06:00:00.000Z');

describe('ConnectionBanner', () => {
  const connection = signal<Connection>({ state: 'connected', since: 0 });
  const now = signal(0);
  let fixture: ComponentFixture<ConnectionBanner>;

  beforeEach(() => {
    jasmine.clock().install();
    jasmine.clock().mockDate(start);
    connection.set({ state: 'connected', since: Date.now() });
    TestBed.configureTestingModule({
      imports: [testingTexts()],
      providers: [
        { provide: ServerClock, useValue: { now } },
        { provide: RealtimeClient, useValue: { connection } },
      ],
    });
    fixture = TestBed.createComponent(ConnectionBanner);
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  const turn = (state: Connection['state']) => {
    connection.set({ state, since: Date.now() });
  };
  /** What the banner says after these seconds. */
  const textAfter = (seconds: number) => {
    jasmine.clock().tick(seconds * 1_000);
    now.set(Date.now());
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent.trim();
  };

  it('says nothing of a gap that is over within five seconds', () => {
    turn('lost');
    expect(textAfter(4)).toBe('');
    turn('connected');
    expect(textAfter(0)).toBe('');
  });

  it('says how long the connection has been lost, and then that it is back', () => {
    turn('lost');
    expect(textAfter(30)).toContain('与服务器的连接已断开 00:30');
    turn('connected');
    expect(textAfter(0)).toContain('连接已恢复，中断了 00:30');
    expect(textAfter(6)).toBe('');
  });
});
