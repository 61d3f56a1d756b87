import { TestBed } from '@angular/core/testing';
import type { DrawView } from '@exam/contracts/draws';
import { of, throwError, type Observable } from 'rxjs';

import { DrawsClient } from '../data/draws-client';
import { openRecord, revealedRecord } from '../testing/draw-records';
import { Ceremony } from './ceremony';

describe('Ceremony', () => {
  let committed: DrawView;
  let revealed: DrawView;
  let reads: Observable<DrawView>[];
  let client: jasmine.SpyObj<DrawsClient>;
  let ceremony: Ceremony;

  beforeEach(async () => {
    const facts = { examId: '', examRoomId: null, committedBy: '李文静', closedBy: null };
    const can = { addNonce: true, reveal: true, void: true };
    const rest = { ...facts, nonces: [], series: [], obstacle: null, can };
    committed = { ...rest, record: await openRecord() };
    revealed = { ...rest, record: await revealedRecord() };
    client = jasmine.createSpyObj<DrawsClient>('DrawsClient', ['view', 'addNonce', 'reveal']);
    client.view.and.callFake(() => reads.shift() ?? of(committed));
    jasmine.clock().install();
    TestBed.configureTestingModule({
      providers: [Ceremony, { provide: DrawsClient, useValue: client }],
    });
    ceremony = TestBed.inject(Ceremony);
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  /** A resource hands its values on in microtasks. */
  const settle = async () => {
    TestBed.tick();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const pass = async (milliseconds: number) => {
    await settle();
    jasmine.clock().tick(milliseconds);
    await settle();
  };

  it('follows what others do, through a failure, until the draw is closed', async () => {
    const away = throwError(() => new Error('away'));
    reads = [of(committed), away, of(revealed)];
    ceremony.open('x');
    await pass(1);
    expect(ceremony.draw()).toBe(committed);
    await pass(3_000);
    expect(ceremony.draw()).toBe(committed);
    await pass(3_000);
    expect(ceremony.draw()).toBe(revealed);
    await pass(30_000);
    expect(client.view).toHaveBeenCalledTimes(3);
  });

  it('says why the first reading failed', async () => {
    reads = [throwError(() => new Error('away'))];
    ceremony.open('x');
    await pass(1);
    expect(ceremony.draw()).toBeNull();
    expect(ceremony.loadFailure()?.code).toBe('unexpected');
  });

  it('shows the result as soon as it is answered, and keeps what failed apart', async () => {
    reads = [of(committed)];
    ceremony.open('x');
    await pass(1);
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
