import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { tap } from 'rxjs';

import { sessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';
import { failureOf } from './failure';

/** An answer that says that the session is over ends it here too, whatever was asked. */
export const sessionEndedInterceptor: HttpInterceptorFn = (request, next) => {
  const store = inject(Store);
  const session = store.selectSignal(sessionFeature.selectSession);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (session() === null) return;
        const { code } = failureOf(error);
        if (code === 'session-taken-over')
          store.dispatch(sessionActions.ended({ reason: 'takenOver' }));
        else if (code === 'unauthenticated')
          store.dispatch(sessionActions.ended({ reason: 'expired' }));
      },
    }),
  );
};
