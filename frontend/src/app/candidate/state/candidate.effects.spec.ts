import { HttpErrorResponse } from '@angular/common/http';
import { Actions } from '@ngrx/effects';
import type { Action, Store } from '@ngrx/store';
import { NEVER, Subject, of, throwError } from 'rxjs';

import type { RealtimeClient } from '../../core/realtime/realtime-client';
import { sessionActions } from '../../core/session/session.actions';
import type { CandidateClient } from '../data/candidate-client';
import { sitting, sittingId, waiting } from '../testing/sittings';
import {
  candidateApiActions,
  candidatePageActions,
  candidatePushActions,
} from './candidate.actions';
import { enterWaitingArea, hearPushes, refresh, rememberChosen } from './candidate.effects';
import { chosenSitting } from './chosen-sitting';

const clicked = candidatePageActions.enterWaitingAreaClicked({ sittingId });

describe('candidate effects', () => {
  let client: jasmine.SpyObj<CandidateClient>;
  let store: Store;
  let emitted: jasmine.Spy;

  beforeEach(() => {
    client = jasmine.createSpyObj<CandidateClient>(['sitting', 'enterWaitingArea']);
    store = { select: () => of(sitting()) } as unknown as Store;
    emitted = jasmine.createSpy('emitted');
  });

  it('enter the waiting area once, however often the button is clicked', () => {
    client.enterWaitingArea.and.returnValue(new Subject());
    enterWaitingArea(new Actions(of(clicked, clicked)), client).subscribe(emitted);
    expect(client.enterWaitingArea.calls.allArgs()).toEqual([[sittingId]]);
  });

  it('tell the reducer why a step was refused', () => {
    const error = new HttpErrorResponse({
      status: 409,
      error: { type: 'x', title: 'x', status: 409, code: 'waiting-area-not-open', requestId: 'r' },
    });
    client.enterWaitingArea.and.returnValue(throwError(() => error));
    enterWaitingArea(new Actions(of(clicked)), client).subscribe(emitted);
    const failure = jasmine.objectContaining({ code: 'waiting-area-not-open' });
    expect(emitted).toHaveBeenCalledOnceWith(
      jasmine.objectContaining({ type: candidateApiActions.stepFailed.type, failure }),
    );
  });

  it('fetch the own sitting when it moved', () => {
    client.sitting.and.returnValue(of(waiting()));
    refresh(new Actions(of(candidatePushActions.ownSittingMoved())), client, store).subscribe(
      emitted,
    );
    expect(emitted).toHaveBeenCalledOnceWith(
      candidateApiActions.sittingLoaded({ sitting: waiting() }),
    );
  });

  it('keep over a reload which exam is prepared, and forget it with the session', () => {
    const happen = new Subject<Action>();
    rememberChosen(new Actions(happen)).subscribe();
    happen.next(candidatePageActions.sittingChosen({ sittingId }));
    expect(chosenSitting.read()).toBe(sittingId);
    happen.next(sessionActions.ended({ reason: 'signedOut' }));
    expect(chosenSitting.read()).toBeNull();
  });

  describe('hearing pushes', () => {
    let pushes: Record<string, Subject<unknown>>;
    let realtime: RealtimeClient;

    beforeEach(() => {
      jasmine.clock().install();
      pushes = {
        'exam-room.sitting-moved.v1': new Subject(),
        'identity-file.changed.v1': new Subject(),
        'exam-room.room-changed.v1': new Subject(),
        'exam-room.queue-moved.v1': new Subject(),
      };
      realtime = {
        on: (name: string) => pushes[name] ?? NEVER,
        reload: NEVER,
      } as unknown as RealtimeClient;
      hearPushes(realtime, store).subscribe(emitted);
    });
    afterEach(() => {
      jasmine.clock().uninstall();
    });

    it('take no notice of somebody else’s sitting', () => {
      pushes['exam-room.sitting-moved.v1']?.next({ sittingId: 'another' });
      expect(emitted).not.toHaveBeenCalled();
      pushes['exam-room.sitting-moved.v1']?.next({ sittingId });
      expect(emitted).toHaveBeenCalledOnceWith(candidatePushActions.ownSittingMoved());
    });

    it('hear of their own documents alone', () => {
      pushes['identity-file.changed.v1']?.next({ sittingId: 'another' });
      expect(emitted).not.toHaveBeenCalled();
      pushes['identity-file.changed.v1']?.next({ sittingId });
      expect(emitted).toHaveBeenCalledOnceWith(candidatePushActions.identityFileChanged());
    });

    it('ask once for a queue that moves often, at a moment of their own', () => {
      for (let move = 0; move < 5; move++) pushes['exam-room.queue-moved.v1']?.next({});
      jasmine.clock().tick(2_000);
      expect(emitted).toHaveBeenCalledOnceWith(candidatePushActions.queueMoved());
    });
  });
});
