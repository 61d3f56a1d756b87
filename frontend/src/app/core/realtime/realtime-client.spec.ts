import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SessionView } from '@exam/contracts';
import { Store, provideStore } from '@ngrx/store';

import { ServerClock } from '../clock/server-clock';
import { sessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import { RealtimeClient, ownSchool } from './realtime-client';

const examRoomId = '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11';
const name = 'exam-room.queue-moved.v1';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;
  readonly close = jasmine.createSpy('close');

  end(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror?.();
  }

  push(type: string, data: unknown, lastEventId = ''): void {
    this.dispatchEvent(new MessageEvent(type, { lastEventId, data: JSON.stringify(data) }));
  }
}

describe('RealtimeClient', () => {
  const Real = globalThis.EventSource;
  let client: RealtimeClient;
  let sources: FakeEventSource[];
  let addresses: string[];
  let report: jasmine.Spy;
  let hear: jasmine.Spy;
  let store: Store;
  let dispatched: jasmine.Spy;
  let heard: jasmine.Spy;

  beforeEach(() => {
    jasmine.clock().install();
    [sources, addresses] = [[], []];
    globalThis.EventSource = class extends FakeEventSource {
      constructor(address: string) {
        super();
        sources.push(this);
        addresses.push(address);
      }
    } as unknown as typeof EventSource;
    hear = jasmine.createSpy('hear');
    report = jasmine.createSpy('handleError');
    TestBed.configureTestingModule({
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        { provide: ErrorHandler, useValue: { handleError: report } },
        { provide: ServerClock, useValue: { hear } },
      ],
    });
    store = TestBed.inject<Store>(Store);
    store.dispatch(sessionActions.loaded({ session: { id: 's' } as SessionView }));
    dispatched = spyOn(store, 'dispatch').and.callThrough();
    client = TestBed.inject(RealtimeClient);
    heard = jasmine.createSpy('heard');
    client.follow(examRoomId);
  });
  afterEach(() => {
    client.follow(null);
    jasmine.clock().uninstall();
    globalThis.EventSource = Real;
  });

  const source = () => sources.at(-1) ?? new FakeEventSource();

  it('leaves a room in which the person has no part any more, and asks for the snapshot', () => {
    const reloaded = jasmine.createSpy('reloaded');
    client.reload.subscribe(reloaded);
    source().push('realtime.part-ended.v1', {});
    expect(source().close).toHaveBeenCalledTimes(1);
    expect(client.connection().state).toBe('idle');
    expect(reloaded).toHaveBeenCalledTimes(1);
  });

  it('follows the school of an admin without naming it', () => {
    client.follow(ownSchool);
    expect(addresses.at(-1)).toBe('/api/realtime?lastEventId=');
  });

  it('opens one connection for a room, and closes it when no room is followed', () => {
    client.follow(examRoomId);
    expect(addresses).toEqual([`/api/realtime?examRoomId=${examRoomId}&lastEventId=`]);
    client.follow(null);
    expect(source().close).toHaveBeenCalledTimes(1);
    expect(client.connection().state).toBe('idle');
  });

  it('goes on after the last message when the server has ended the stream', () => {
    client.on(name).subscribe(heard);
    source().push(name, { examRoomId }, '7-0');
    source().end();
    jasmine.clock().tick(5_000);
    expect(addresses.at(-1)).toBe(`/api/realtime?examRoomId=${examRoomId}&lastEventId=7-0`);
    source().push(name, { examRoomId }, '8-0');
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('has the snapshot fetched again after the first connection, and whenever it is told to', () => {
    client.reload.subscribe(heard);
    const ready = { now: '2027-03-27T06:00:00.000Z' };
    source().push('realtime.ready.v1', ready);
    expect(heard).toHaveBeenCalledTimes(1);
    source().push(name, { examRoomId }, '7-0');
    source().push('realtime.ready.v1', ready);
    expect(heard).toHaveBeenCalledTimes(1);
    source().push('realtime.reload.v1', {});
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('tells that the connection is lost, and since when it is back', () => {
    source().onopen?.();
    expect(client.connection().state).toBe('connected');
    source().onerror?.();
    expect(client.connection().state).toBe('lost');
    source().onopen?.();
    expect(client.connection().state).toBe('connected');
  });

  it('does not come back after the session has ended', () => {
    source().push('realtime.session-ended.v1', { reason: 'takenOver' });
    source().end();
    jasmine.clock().tick(10_000);
    expect(dispatched).toHaveBeenCalledOnceWith(sessionActions.ended({ reason: 'takenOver' }));
    expect(addresses.length).toBe(1);
  });

  it('closes the connection of somebody who signs out', () => {
    store.dispatch(sessionActions.ended({ reason: 'signedOut' }));
    TestBed.tick();
    expect(source().close).toHaveBeenCalledTimes(1);
    expect(client.connection().state).toBe('idle');
  });

  it('asks whether the session still holds when the server refuses the connection', () => {
    source().end();
    expect(dispatched).toHaveBeenCalledOnceWith(sessionActions.checkRequested());
  });

  it('tells the clock the server’s time', () => {
    source().push('realtime.ready.v1', { now: '2027-03-27T06:00:00.000Z' });
    expect(hear).toHaveBeenCalledOnceWith('2027-03-27T06:00:00.000Z');
  });

  it('reports a message that breaks the contract, and hears the next', () => {
    client.on(name).subscribe(heard);
    source().push(name, { examRoomId: 'no id' }, '1-0');
    source().push(name, { examRoomId }, '2-0');
    expect(report).toHaveBeenCalledTimes(1);
    expect(heard).toHaveBeenCalledOnceWith({ examRoomId });
  });
});
