import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap, filter, map, switchMap, timer } from 'rxjs';

import { failureOf } from '../http/failure';
import { SessionClient } from './session-client';
import { sessionActions } from './session.actions';

/** Milliseconds until the server is asked again after it could not be reached. */
const nextCheck = 3_000;

const checkFailed = (error: unknown) => {
  const failure = failureOf(error);
  if (failure.code === 'unauthenticated') return sessionActions.absent();
  if (failure.code === 'second-factor-needed') return sessionActions.secondFactorNeeded();
  if (failure.code === 'session-taken-over') return sessionActions.ended({ reason: 'takenOver' });
  return sessionActions.checkFailed({ failure });
};

export const check = createEffect(
  (actions = inject(Actions), client = inject(SessionClient)) => {
    return actions.pipe(
      ofType(sessionActions.checkRequested),
      exhaustMap(() =>
        client.current().pipe(
          mapResponse({
            next: (session) => sessionActions.loaded({ session }),
            error: checkFailed,
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const checkAgain = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(sessionActions.checkFailed),
      switchMap(() => timer(nextCheck)),
      map(() => sessionActions.checkRequested()),
    );
  },
  { functional: true },
);

export const signOut = createEffect(
  (actions = inject(Actions), client = inject(SessionClient)) => {
    return actions.pipe(
      ofType(sessionActions.signOutClicked),
      exhaustMap(() =>
        client.signOut().pipe(
          mapResponse({
            next: () => sessionActions.ended({ reason: 'signedOut' }),
            error: (error) => sessionActions.signOutFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Whoever is no longer signed in leaves the page, and what it showed, at once. */
export const leave = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(sessionActions.ended),
      switchMap(({ reason }) =>
        router.navigateByUrl(reason === 'signedOut' ? '/login' : '/session-ended'),
      ),
    );
  },
  { functional: true, dispatch: false },
);

/** A check that finds nobody, on a page that somebody had. */
export const leaveWhenAbsent = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(sessionActions.absent),
      filter(() => router.navigated && !['/login', '/session-ended'].includes(router.url)),
      switchMap(() => router.navigateByUrl('/login')),
    );
  },
  { functional: true, dispatch: false },
);

/** After the SMS code; who opens the page in that state is led by the guards. */
export const askForSecondFactor = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(sessionActions.secondFactorNeeded),
      filter(() => router.navigated),
      switchMap(() => router.navigateByUrl('/login/second-factor')),
    );
  },
  { functional: true, dispatch: false },
);

export const enter = createEffect(
  (actions = inject(Actions), router = inject(Router)) => {
    return actions.pipe(
      ofType(sessionActions.signedIn),
      switchMap(({ session }) => router.navigateByUrl(`/${session.role}`)),
    );
  },
  { functional: true, dispatch: false },
);
