import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import type { LoginRole } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { filter, map, take, type Observable } from 'rxjs';

import { sessionFeature, type SessionState } from './session.feature';

/** Who is signed in, as soon as the server has said it. */
function knownSession(): Observable<SessionState> {
  return inject(Store)
    .select(sessionFeature.selectSessionState)
    .pipe(
      filter(({ known }) => known),
      take(1),
    );
}

/** Where somebody belongs: in their area, at the second step of the login, or at its first. */
function home({ session, partial }: SessionState): string {
  if (session) return `/${session.role}`;
  return partial ? '/login/second-factor' : '/login';
}

const onlyWhen =
  (may: (state: SessionState) => boolean): CanActivateFn =>
  () => {
    const router = inject(Router);
    return knownSession().pipe(map((state) => may(state) || router.parseUrl(home(state))));
  };

/** Only for who is signed in in this role; others are led to where they belong. */
export function areaGuard(role: LoginRole): CanActivateFn {
  return onlyWhen(({ session }) => session?.role === role);
}

/** Only for staff, who have accounts to look after. */
export const staffGuard = onlyWhen(
  ({ session }) => session !== null && session.role !== 'candidate',
);

/** Leads a candidate who is signed in on to a page; others stay. Nothing else of the address counts. */
export const leadsCandidateTo =
  (path: string): CanActivateFn =>
  () => {
    const router = inject(Router);
    const isCandidate = ({ session }: SessionState) => session?.role === 'candidate';
    return knownSession().pipe(map((state) => !isCandidate(state) || router.parseUrl(path)));
  };

/** Leads who is signed in already to their area. */
export const loginGuard = onlyWhen(({ session, partial }) => session === null && !partial);

/** Only between the SMS code and the end of the second factor. */
export const secondFactorGuard = onlyWhen(({ partial }) => partial);
