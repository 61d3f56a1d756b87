import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CandidateSittingView, OwnIdentityFileView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { NEVER, Subject, of, throwError, type Observable } from 'rxjs';

import { RealtimeClient } from '../../core/realtime/realtime-client';
import { IdentityFileClient } from '../data/identity-file-client';
import { sitting, sittingId } from '../testing/sittings';
import { OwnIdentityFile } from './own-identity-file';

const view = (changes: Partial<OwnIdentityFileView> = {}): OwnIdentityFileView => ({
  ...{ sittingId, examName: '复试', examRoomId: sittingId, status: 'draft', round: 0, version: 1 },
  ...{ submittedAt: null, decidedAt: null, documents: [], uploads: [], rounds: [] },
  can: { edit: true },
  ...changes,
});
const refused = (code: string) =>
  new HttpErrorResponse({ status: 409, error: { code, requestId: 'r' } });
const asksForFile = sitting({
  flow: [{ step: 'identityFile', required: true, completedAt: null }],
});

describe('the candidate’s own identity file', () => {
  let current: ReturnType<typeof signal<CandidateSittingView | undefined>>;
  let answer: () => Observable<OwnIdentityFileView>;
  let submit: (version: number) => Observable<OwnIdentityFileView>;
  let changed: Subject<void>;
  let own: OwnIdentityFile;

  const open = async () => {
    own = TestBed.inject(OwnIdentityFile);
    await settle();
  };
  const settle = () => TestBed.inject(ApplicationRef).whenStable();

  beforeEach(() => {
    current = signal<CandidateSittingView | undefined>(asksForFile);
    answer = () => of(view());
    submit = () => of(view({ status: 'submitted', can: { edit: false } }));
    changed = new Subject();
    const client: Partial<IdentityFileClient> = {
      get: () => answer(),
      submit: (_, version) => submit(version),
      remove: () => throwError(() => refused('identity-file-moved')),
    };
    TestBed.configureTestingModule({
      providers: [
        OwnIdentityFile,
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Store, useValue: { selectSignal: () => current } },
        { provide: IdentityFileClient, useValue: client },
        { provide: RealtimeClient, useValue: { on: () => changed, reload: NEVER } },
      ],
    });
  });

  it('is that of the sitting whose exam asks for one', async () => {
    await open();
    expect(own.file()?.sittingId).toBe(sittingId);
    current.set(sitting());
    await settle();
    expect([own.sittingId(), own.file()]).toEqual([undefined, null]);
  });

  it('is read again when the server says that it is another', async () => {
    await open();
    answer = () => of(view({ status: 'approved' }));
    changed.next();
    await settle();
    expect(own.file()?.status).toBe('approved');
  });

  it('says that it cannot be read, and can be after all', async () => {
    answer = () => throwError(() => new HttpErrorResponse({ status: 0 }));
    await open();
    expect(own.loadFailure()?.code).toBe('unreachable');
    answer = () => of(view());
    own.reload();
    await settle();
    expect([own.loadFailure(), own.file()?.status]).toEqual([null, 'draft']);
  });

  it('is as the server answers once it is handed in', async () => {
    await open();
    expect(await own.submit(1)).toBeTrue();
    expect(own.file()?.status).toBe('submitted');
  });

  it('is handed in once, however often that is asked for', async () => {
    const answers = new Subject<OwnIdentityFileView>();
    let sent = 0;
    submit = () => {
      sent += 1;
      return answers;
    };
    await open();
    const first = own.submit(1);
    expect(await own.submit(1)).toBeFalse();
    answers.next(view({ status: 'submitted' }));
    expect(await first).toBeTrue();
    expect([sent, own.sending()]).toEqual([1, false]);
  });

  it('keeps what was there when a command is refused, and says why', async () => {
    await open();
    expect(await own.remove('page')).toBeFalse();
    await settle();
    expect(own.failure()?.code).toBe('identity-file-moved');
    expect(own.file()?.status).toBe('draft');
  });

  it('has the uploads that this page does not send, at their documents', async () => {
    const upload = { id: 'u', name: 'a.jpg', bytes: 1, status: 'failed', via: 'phone' } as const;
    const uploads = [{ ...upload, documentId: 'card', problem: 'identity-type-refused' } as const];
    answer = () => of(view({ uploads }));
    await open();
    expect(own.elsewhere()).toEqual(uploads);
    // Another document's file may have the same name.
    own.queue.add(new File([], 'a.jpg'), { documentId: 'degree' });
    expect(own.elsewhere()).toEqual(uploads);
    own.queue.add(new File([], 'a.jpg'), { documentId: 'card' });
    expect(own.elsewhere()).toEqual([]);
    for (const item of own.queue.uploads()) await own.queue.giveUp(item);
  });
});
