import type { CollegeView, SchoolView } from '@exam/contracts';
import { createFeature, createReducer, on } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';
import { loginApiActions, loginPageActions } from './login.actions';

/** What failed: the field that the failure is shown at follows from it and from the code. */
export type LoginStep = 'schools' | 'colleges' | 'code' | 'signIn';

/** An SMS code that is on its way, or that could not be asked for yet. Times are milliseconds. */
export interface SentCode {
  readonly phone: string;
  readonly resendAt: number;
  /** Null where none was sent. */
  readonly expiresIn: number | null;
}

export interface LoginState {
  readonly schools: readonly SchoolView[];
  readonly searching: boolean;
  readonly colleges: readonly CollegeView[];
  readonly collegesOf: string | null;
  readonly sent: SentCode | null;
  readonly asking: boolean;
  readonly signingIn: boolean;
  readonly failure: (Failure & { readonly step: LoginStep }) | null;
}

const initialState: LoginState = {
  schools: [],
  searching: false,
  colleges: [],
  collegesOf: null,
  sent: null,
  asking: false,
  signingIn: false,
  failure: null,
};

const failed = (state: LoginState, step: LoginStep, failure: Failure): LoginState => ({
  ...state,
  failure: { ...failure, step },
});

export const loginFeature = createFeature({
  name: 'login',
  reducer: createReducer(
    initialState,
    on(loginPageActions.schoolTyped, (state): LoginState => ({ ...state, searching: true })),
    on(loginApiActions.schoolsLoaded, (state, { schools }): LoginState => ({
      ...state,
      schools,
      searching: false,
      failure: state.failure?.step === 'schools' ? null : state.failure,
    })),
    on(loginApiActions.schoolsFailed, (state, { failure }): LoginState => ({
      ...failed(state, 'schools', failure),
      searching: false,
    })),
    on(loginPageActions.schoolChosen, (state, { schoolId }): LoginState => ({
      ...state,
      colleges: schoolId === state.collegesOf ? state.colleges : [],
      collegesOf: schoolId,
      failure: null,
    })),
    on(loginApiActions.collegesLoaded, (state, { schoolId, colleges }): LoginState =>
      schoolId === state.collegesOf ? { ...state, colleges, failure: null } : state,
    ),
    on(loginApiActions.collegesFailed, (state, { failure }): LoginState =>
      failed(state, 'colleges', failure),
    ),
    on(loginPageActions.codeAskedFor, (state): LoginState => ({
      ...state,
      asking: true,
      failure: null,
    })),
    on(loginApiActions.codeSent, (state, { phone, answer, at }): LoginState => ({
      ...state,
      asking: false,
      sent: { phone, resendAt: at + answer.resendAfter * 1_000, expiresIn: answer.expiresIn },
    })),
    on(loginApiActions.codeFailed, (state, { phone, failure, at }): LoginState => ({
      ...failed(state, 'code', failure),
      asking: false,
      sent:
        failure.retryAfter === null
          ? state.sent
          : { phone, resendAt: at + failure.retryAfter * 1_000, expiresIn: null },
    })),
    on(loginPageActions.submitted, (state): LoginState => ({
      ...state,
      signingIn: true,
      failure: null,
    })),
    on(loginApiActions.signInFailed, (state, { failure }): LoginState => ({
      ...failed(state, 'signIn', failure),
      signingIn: false,
    })),
    on(loginPageActions.corrected, (state): LoginState => ({ ...state, failure: null })),
  ),
});
