import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { ImportView } from '@exam/contracts';
import { NEVER, Subject, of, throwError } from 'rxjs';

import type { UploadStep } from '../../core/http/file-transfer';
import { RostersClient } from '../data/rosters-client';
import { importCounts, importId, importView } from '../testing/import-views';
import { PeopleImport } from './people-import';

const POLL = 1_000;

describe('PeopleImport', () => {
  let client: jasmine.SpyObj<RostersClient>;
  let job: PeopleImport;

  beforeEach(() => {
    jasmine.clock().install();
    client = jasmine.createSpyObj<RostersClient>('RostersClient', [
      ...(['currentImport', 'import', 'startImport', 'map', 'checkAgain', 'commit'] as const),
      ...(['discard', 'rows', 'template', 'wrongRows', 'groundFor'] as const),
    ]);
    client.rows.and.returnValue(NEVER);
    client.groundFor.and.returnValue(of(null));
    TestBed.configureTestingModule({
      providers: [{ provide: RostersClient, useValue: client }, PeopleImport],
    });
    job = TestBed.inject(PeopleImport);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jasmine.clock().uninstall();
  });

  const load = async (view: ImportView | null) => {
    client.currentImport.and.returnValue(of(view));
    await job.load('candidates');
  };
  const nextLook = async () => {
    jasmine.clock().tick(POLL);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const refusal = (code: string, status = 409) =>
    throwError(() => new HttpErrorResponse({ status, error: { code, requestId: 'r' } }));

  it('finds the import again that a reload of the page left', async () => {
    await load(importView({ state: 'checked', counts: importCounts({ new: 2 }) }));
    expect(job.loaded()).toBeTrue();
    expect(job.wantsNew()).toBeFalse();
    expect(job.outcome()).toBe('new');
  });

  it('begins with a new file where there is none, or the last one is done', async () => {
    for (const view of [null, importView({ state: 'done' })]) {
      await load(view);
      expect(job.wantsNew()).toBeTrue();
    }
  });

  it('looks at a running import until it has come to rest', async () => {
    const checked = importView({ state: 'checked', counts: importCounts({ new: 3, wrong: 1 }) });
    client.import.and.returnValues(of(importView()), of(checked));
    await load(importView());
    await nextLook();
    expect(job.isRunning()).toBeTrue();
    await nextLook();
    expect(job.current()?.state).toBe('checked');
    expect(job.outcome()).withContext('what went wrong comes first').toBe('wrong');
    await nextLook();
    expect(client.import).toHaveBeenCalledTimes(2);
  });

  it('goes on looking when a look gets no answer, and says so meanwhile', async () => {
    client.import.and.returnValues(refusal('internal', 503), of(importView()));
    await load(importView());
    await nextLook();
    expect(job.lost()).toBeTrue();
    await nextLook();
    expect(job.lost()).toBeFalse();
  });

  it('tells how much of a file is sent, and shows the import that it became', async () => {
    await load(null);
    const steps = new Subject<UploadStep<ImportView>>();
    client.startImport.and.returnValue(steps);
    const sent = job.send(new File(['0123456789'], '名单.csv'));
    steps.next({ sent: 4, answer: null });
    expect(job.sending()).toEqual({ name: '名单.csv', sent: 4, total: 10 });
    steps.next({ sent: 10, answer: importView() });
    steps.complete();
    await sent;
    expect(job.sending()).toBeNull();
    expect(job.wantsNew()).toBeFalse();
    expect(job.isRunning()).toBeTrue();
  });

  it('shows whose import is in the way of a file', async () => {
    await load(null);
    const theirs = importView({ own: false, state: 'checked', startedBy: '王老师' });
    client.currentImport.and.returnValue(of(theirs));
    client.startImport.and.returnValue(refusal('import-in-progress'));
    await job.send(new File(['x'], 'x.csv'));
    expect(job.failure()?.code).toBe('import-in-progress');
    expect(job.foreign()?.startedBy).toBe('王老师');
  });

  it('commits once, however often it is told to', async () => {
    await load(importView({ state: 'checked', counts: importCounts({ new: 1 }) }));
    const answer = new Subject<ImportView>();
    client.commit.and.returnValue(answer);
    const told = [job.commit(), job.commit()];
    answer.next(importView({ state: 'committing' }));
    answer.complete();
    await Promise.all(told);
    expect(client.commit).toHaveBeenCalledOnceWith(importId);
    expect(job.current()?.state).toBe('committing');
  });

  it('shows where an import is that another window has moved on', async () => {
    await load(importView({ state: 'checked', counts: importCounts({ new: 1 }) }));
    client.commit.and.returnValue(refusal('import-moved'));
    client.import.and.returnValue(of(importView({ state: 'done' })));
    await job.commit();
    expect(job.failure()?.code).toBe('import-moved');
    expect(job.current()?.state).toBe('done');
  });

  it('keeps an import that could not be given up', async () => {
    await load(importView({ state: 'mapping' }));
    client.discard.and.returnValue(refusal('internal', 500));
    await job.discard();
    expect(job.current()?.state).toBe('mapping');
    expect(job.failure()?.code).toBe('internal');
    expect(job.busy()).toBeFalse();
  });
});
