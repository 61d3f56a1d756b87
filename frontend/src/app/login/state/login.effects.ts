import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap, switchMap, timer } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { sessionActions } from '../../core/session/session.actions';
import { LoginClient } from '../data/login-client';
import { loginApiActions, loginPageActions } from './login.actions';

/** Milliseconds without a keystroke before a search is sent. */
const typingPause = 150;

export const search = createEffect(
  (actions = inject(Actions), client = inject(LoginClient)) => {
    return actions.pipe(
      ofType(loginPageActions.schoolTyped),
      switchMap(({ search }) =>
        timer(typingPause).pipe(
          switchMap(() => client.schools(search)),
          mapResponse({
            next: (schools) => loginApiActions.schoolsLoaded({ schools }),
            error: (error) => loginApiActions.schoolsFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadColleges = createEffect(
  (actions = inject(Actions), client = inject(LoginClient)) => {
    return actions.pipe(
      ofType(loginPageActions.schoolChosen),
      switchMap(({ schoolId }) =>
        client.colleges(schoolId).pipe(
          mapResponse({
            next: (colleges) => loginApiActions.collegesLoaded({ schoolId, colleges }),
            error: (error) => loginApiActions.collegesFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const requestCode = createEffect(
  (actions = inject(Actions), client = inject(LoginClient)) => {
    return actions.pipe(
      ofType(loginPageActions.codeAskedFor),
      exhaustMap(({ request }) =>
        client.requestCode(request).pipe(
          mapResponse({
            next: (answer) =>
              loginApiActions.codeSent({ phone: request.phone, answer, at: Date.now() }),
            error: (error) =>
              loginApiActions.codeFailed({
                phone: request.phone,
                failure: failureOf(error),
                at: Date.now(),
              }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const signIn = createEffect(
  (actions = inject(Actions), client = inject(LoginClient)) => {
    return actions.pipe(
      ofType(loginPageActions.submitted),
      exhaustMap(({ request }) =>
        client.signIn(request).pipe(
          mapResponse({
            next: (answer) =>
              'step' in answer
                ? sessionActions.secondFactorNeeded()
                : sessionActions.signedIn({ session: answer }),
            error: (error) => loginApiActions.signInFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
