import { HttpErrorResponse } from '@angular/common/http';
import type { SessionView } from '@exam/contracts';
import { Actions } from '@ngrx/effects';
import { of, throwError } from 'rxjs';

import type { SessionClient } from './session-client';
import { sessionActions } from './session.actions';
import { check } from './session.effects';

const problem = (code: string) =>
  new HttpErrorResponse({
    status: 401,
    error: { type: 'about:blank', title: 'x', status: 401, code, requestId: 'r' },
  });

describe('session check', () => {
  let client: jasmine.SpyObj<SessionClient>;
  let emitted: jasmine.Spy;

  beforeEach(() => {
    client = jasmine.createSpyObj<SessionClient>(['current']);
    emitted = jasmine.createSpy('emitted');
  });

  const run = () =>
    check(new Actions(of(sessionActions.checkRequested())), client).subscribe(emitted);

  it('finds who is signed in', () => {
    const session = { id: 's' } as SessionView;
    client.current.and.returnValue(of(session));
    run();
    expect(emitted).toHaveBeenCalledOnceWith(sessionActions.loaded({ session }));
  });

  it('finds nobody', () => {
    client.current.and.returnValue(throwError(() => problem('unauthenticated')));
    run();
    expect(emitted).toHaveBeenCalledOnceWith(sessionActions.absent());
  });

  it('finds that the second factor is still to come', () => {
    client.current.and.returnValue(throwError(() => problem('second-factor-needed')));
    run();
    expect(emitted).toHaveBeenCalledOnceWith(sessionActions.secondFactorNeeded());
  });

  it('finds that a newer login took over', () => {
    client.current.and.returnValue(throwError(() => problem('session-taken-over')));
    run();
    expect(emitted).toHaveBeenCalledOnceWith(sessionActions.ended({ reason: 'takenOver' }));
  });

  it('does not take a server that is away for nobody signed in', () => {
    client.current.and.returnValue(throwError(() => new HttpErrorResponse({ status: 0 })));
    run();
    expect(emitted.calls.mostRecent().args).toEqual([
      jasmine.objectContaining({ type: sessionActions.checkFailed.type }),
    ]);
  });
});
