import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import type { LoginRole, SessionView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { filter, map, take, type Observable } from 'rxjs';

import { sessionFeature } from './session.feature';

/** The session, or null, as soon as the server has said which. */
function knownSession(): Observable<SessionView | null> {
  return inject(Store)
    .select(sessionFeature.selectSessionState)
    .pipe(
      filter(({ known }) => known),
      map(({ session }) => session),
      take(1),
    );
}

/** Only for who is signed in in this role; others are led to their own area, or to the login. */
export function areaGuard(role: LoginRole): CanActivateFn {
  return () => {
    const router = inject(Router);
    return knownSession().pipe(
      map((session) => session?.role === role || router.parseUrl(`/${session?.role ?? 'login'}`)),
    );
  };
}

/** Leads who is signed in already to their area. */
export const loginGuard: CanActivateFn = () => {
  const router = inject(Router);
  return knownSession().pipe(
    map((session) => session === null || router.parseUrl(`/${session.role}`)),
  );
};
