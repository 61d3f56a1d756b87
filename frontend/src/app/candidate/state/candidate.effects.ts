import { inject } from '@angular/core';
import type { CandidateSittingView } from '@exam/contracts';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { exhaustMap, filter, map, merge, switchMap, tap, timer, type Observable } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { sessionActions } from '../../core/session/session.actions';
import { CandidateClient } from '../data/candidate-client';
import {
  candidateApiActions,
  candidatePageActions,
  candidatePushActions,
} from './candidate.actions';
import { candidateFeature } from './candidate.feature';
import { chosenSitting } from './chosen-sitting';

/** Milliseconds. All candidates of a room hear of the queue at once; they do not all ask at once. */
const queueJitter = () => timer(Math.random() * 2_000);
/** Milliseconds until the sittings are asked for again after a failure. */
const nextLoad = 5_000;

const taken = (step: Observable<CandidateSittingView>) =>
  step.pipe(
    mapResponse({
      next: (sitting) => candidateApiActions.stepTaken({ sitting }),
      error: (error) => candidateApiActions.stepFailed({ failure: failureOf(error) }),
    }),
  );

export const loadSittings = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient)) => {
    return actions.pipe(
      ofType(candidatePageActions.opened, candidatePageActions.retryClicked),
      switchMap(() =>
        client.sittings().pipe(
          mapResponse({
            next: (sittings) => candidateApiActions.sittingsLoaded({ sittings }),
            error: (error) => candidateApiActions.loadFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadAgain = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(candidateApiActions.loadFailed),
      switchMap(() => timer(nextLoad)),
      map(() => candidatePageActions.retryClicked()),
    );
  },
  { functional: true },
);

/** Fetches the current sitting when something says that it is another by now. */
export const refresh = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient), store = inject(Store)) => {
    return actions.pipe(
      ofType(
        candidatePushActions.ownSittingMoved,
        candidatePushActions.identityFileChanged,
        candidatePushActions.roomChanged,
        candidatePushActions.queueMoved,
        candidatePushActions.announcementsChanged,
        candidatePushActions.reloadAsked,
        candidatePageActions.timeCame,
        candidatePageActions.stepMoved,
        candidatePageActions.sittingChosen,
        // A refused step was one that the page should not have offered any more.
        candidateApiActions.stepFailed,
      ),
      concatLatestFrom(() => store.select(candidateFeature.selectCurrent)),
      map(([, current]) => current),
      filter((current) => current !== null),
      switchMap(({ id }) =>
        client.sitting(id).pipe(
          mapResponse({
            next: (sitting) => candidateApiActions.sittingLoaded({ sitting }),
            error: (error) => candidateApiActions.loadFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const rememberChosen = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(candidatePageActions.sittingChosen, sessionActions.ended),
      tap((action) => {
        chosenSitting.write('sittingId' in action ? action.sittingId : null);
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const hearPushes = createEffect(
  (realtime = inject(RealtimeClient), store = inject(Store)) => {
    return merge(
      realtime.on('exam-room.sitting-moved.v1').pipe(
        concatLatestFrom(() => store.select(candidateFeature.selectCurrent)),
        filter(([{ sittingId }, current]) => sittingId === current?.id),
        map(() => candidatePushActions.ownSittingMoved()),
      ),
      // Handed in, sent back or approved: the path says so.
      realtime.on('identity-file.changed.v1').pipe(
        concatLatestFrom(() => store.select(candidateFeature.selectCurrent)),
        filter(([{ sittingId }, current]) => sittingId === current?.id),
        map(() => candidatePushActions.identityFileChanged()),
      ),
      realtime.on('exam-room.room-changed.v1').pipe(map(() => candidatePushActions.roomChanged())),
      // What is heard while one waits is covered by the fetch that follows.
      realtime.on('exam-room.queue-moved.v1').pipe(
        exhaustMap(queueJitter),
        map(() => candidatePushActions.queueMoved()),
      ),
      // The step of reading them may be open again.
      realtime.on('announcements.changed.v1').pipe(
        exhaustMap(queueJitter),
        map(() => candidatePushActions.announcementsChanged()),
      ),
      realtime.reload.pipe(map(() => candidatePushActions.reloadAsked())),
    );
  },
  { functional: true },
);

export const completeAnnouncements = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient)) => {
    return actions.pipe(
      ofType(candidatePageActions.announcementsRead),
      exhaustMap(({ sittingId }) => taken(client.completeAnnouncements(sittingId))),
    );
  },
  { functional: true },
);

export const completeDeviceCheck = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient)) => {
    return actions.pipe(
      ofType(candidatePageActions.devicesConfirmed),
      exhaustMap(({ sittingId, report }) => taken(client.completeDeviceCheck(sittingId, report))),
    );
  },
  { functional: true },
);

export const enterWaitingArea = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient)) => {
    return actions.pipe(
      ofType(candidatePageActions.enterWaitingAreaClicked),
      exhaustMap(({ sittingId }) => taken(client.enterWaitingArea(sittingId))),
    );
  },
  { functional: true },
);

export const acceptInvitation = createEffect(
  (actions = inject(Actions), client = inject(CandidateClient)) => {
    return actions.pipe(
      ofType(candidatePageActions.invitationAccepted),
      exhaustMap(({ sittingId }) => taken(client.acceptInvitation(sittingId))),
    );
  },
  { functional: true },
);
