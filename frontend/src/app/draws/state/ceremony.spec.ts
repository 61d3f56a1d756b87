import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DrawView } from '@exam/contracts/draws';
import { Subject, of, throwError, type Observable } from 'rxjs';

import { RealtimeClient } from '../../core/realtime/realtime-client';
import { DrawsClient } from '../data/draws-client';
import { openRecord, revealedRecord } from '../testing/draw-records';
import { Ceremony } from './ceremony';
import { DrawNews } from './draw-news';

/** The stream of a school in a spec's hands. */
class FakeRealtime {
  private readonly events = new Map<string, Subject<unknown>>();
  readonly followed: (string | null)[] = [];
  readonly reload = new Subject<void>();
  readonly connection = signal({ state: 'connected', since: 0 });

  follow(what: string | null): void {
    this.followed.push(what);
  }

  on(name: string): Subject<unknown> {
    const known = this.events.get(name) ?? new Subject();
    this.events.set(name, known);
    return known;
  }
}

describe('Ceremony', () => {
  let committed: DrawView;
  let revealed: DrawView;
  let reads: Observable<DrawView>[];
  let client: jasmine.SpyObj<DrawsClient>;
  let realtime: FakeRealtime;
  let ceremony: Ceremony;

  beforeEach(async () => {
    const facts = { examId: '', examRoomId: null, committedBy: '李文静', closedBy: null };
    const can = { addNonce: true, reveal: true, void: true };
    const rest = { ...facts, nonces: [], series: [], changes: [], obstacle: null, can };
    committed = { ...rest, record: await openRecord() };
    revealed = { ...rest, record: await revealedRecord() };
    client = jasmine.createSpyObj<DrawsClient>('DrawsClient', ['view', 'addNonce', 'reveal']);
    client.view.and.callFake(() => reads.shift() ?? of(committed));
    realtime = new FakeRealtime();
    TestBed.configureTestingModule({
      providers: [
        ...[Ceremony, DrawNews, { provide: DrawsClient, useValue: client }],
        { provide: RealtimeClient, useValue: realtime },
      ],
    });
    ceremony = TestBed.inject(Ceremony);
  });

  /** A resource hands its values on in microtasks. */
  const settle = async () => {
    TestBed.tick();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const changed = async (drawId: string) => {
    realtime.on('draws.changed.v1').next({ drawId });
    await settle();
  };
  const opened = async (...answers: Observable<DrawView>[]) => {
    reads = answers;
    ceremony.open('x');
    await settle();
  };

  it('looks again when the server says so, and keeps what it saw through a failure', async () => {
    const away = throwError(() => new Error('away'));
    await opened(of(committed), away, of(revealed));
    expect(realtime.followed).toEqual(['school']);
    expect(ceremony.draw()).toBe(committed);
    await changed('another');
    expect(client.view).toHaveBeenCalledTimes(1);
    await changed('x');
    expect(ceremony.draw()).toBe(committed);
    expect(ceremony.loadFailure()?.code).toBe('unexpected');
    await changed('x');
    expect(ceremony.draw()).toBe(revealed);
    expect(ceremony.loadFailure()).toBeNull();
  });

  it('looks again when news may be missing, or rooms move while the draw is open', async () => {
    await opened(of(committed), of(committed), of(revealed));
    realtime.reload.next();
    await settle();
    expect(client.view).toHaveBeenCalledTimes(2);
    realtime.on('overview.room-changed.v1').next({ examRoomId: 'r' });
    await settle();
    expect(ceremony.draw()).toBe(revealed);
    realtime.on('overview.room-changed.v1').next({ examRoomId: 'r' });
    await settle();
    expect(client.view).toHaveBeenCalledTimes(3);
  });

  it('shows nothing of one draw under the address of another', async () => {
    await opened(of(committed));
    reads = [throwError(() => new Error('away'))];
    ceremony.open('y');
    await settle();
    expect(ceremony.draw()).toBeNull();
  });

  it('says why the first reading failed', async () => {
    await opened(throwError(() => new Error('away')));
    expect(ceremony.draw()).toBeNull();
    expect(ceremony.loadFailure()?.code).toBe('unexpected');
  });

  it('shows the result as soon as it is answered, and keeps what failed apart', async () => {
    await opened(of(committed));
    client.addNonce.and.returnValue(throwError(() => new Error('away')));
    expect(await ceremony.addNonce({ by: 'a', text: 'b' })).toBeFalse();
    expect(ceremony.failure()?.code).toBe('unexpected');
    expect(ceremony.draw()).toBe(committed);
    client.reveal.and.returnValue(of(revealed));
    expect(await ceremony.reveal(1)).toBeTrue();
    expect(client.reveal).toHaveBeenCalledOnceWith('x', 1);
    expect(ceremony.draw()).toBe(revealed);
    expect(ceremony.failure()).toBeNull();
  });
});
