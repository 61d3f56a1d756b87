import type { SessionEndReason, SessionView } from '@exam/contracts';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';

import type { Failure } from '../http/failure';
import { sessionActions } from './session.actions';

export interface SessionState {
  /** False until the server has said whether somebody is signed in. */
  readonly known: boolean;
  readonly session: SessionView | null;
  /** Whether the login has got as far as the second factor. */
  readonly partial: boolean;
  /** Why the last session of this tab ended. */
  readonly endReason: SessionEndReason | null;
  readonly signingOut: boolean;
  readonly failure: Failure | null;
}

const initialState: SessionState = {
  known: false,
  session: null,
  partial: false,
  endReason: null,
  signingOut: false,
  failure: null,
};

/** Who is signed in in this tab. */
export const sessionFeature = createFeature({
  name: 'session',
  reducer: createReducer(
    initialState,
    on(sessionActions.loaded, sessionActions.signedIn, (_, { session }): SessionState => ({
      ...initialState,
      known: true,
      session,
    })),
    on(sessionActions.secondFactorNeeded, (): SessionState => ({
      ...initialState,
      known: true,
      partial: true,
    })),
    on(sessionActions.absent, (state): SessionState => ({
      ...initialState,
      known: true,
      endReason: state.endReason,
    })),
    on(sessionActions.ended, (_, { reason }): SessionState => ({
      ...initialState,
      known: true,
      endReason: reason,
    })),
    on(sessionActions.checkFailed, (state, { failure }): SessionState => ({ ...state, failure })),
    on(sessionActions.signOutClicked, (state): SessionState => ({
      ...state,
      signingOut: true,
      failure: null,
    })),
    on(sessionActions.signOutFailed, (state, { failure }): SessionState => ({
      ...state,
      signingOut: false,
      failure,
    })),
  ),
  extraSelectors: ({ selectSession }) => ({
    selectRole: createSelector(selectSession, (session) => session?.role ?? null),
    /** IANA name of the zone that every time on a screen is in. */
    selectTimeZone: createSelector(
      selectSession,
      (session) => session?.school.timeZone ?? 'Asia/Shanghai',
    ),
  }),
});
