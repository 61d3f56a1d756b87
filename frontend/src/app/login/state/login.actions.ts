import type {
  CodeRequest,
  CodeRequestedView,
  CollegeView,
  LoginRequest,
  SchoolView,
} from '@exam/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';

export const loginPageActions = createActionGroup({
  source: 'Login Page',
  events: {
    schoolTyped: props<{ search: string }>(),
    schoolChosen: props<{ schoolId: string }>(),
    codeAskedFor: props<{ request: CodeRequest }>(),
    submitted: props<{ request: LoginRequest }>(),
    /** The person changed an input that the last failure was about. */
    corrected: emptyProps(),
  },
});

export const loginApiActions = createActionGroup({
  source: 'Login API',
  events: {
    schoolsLoaded: props<{ schools: SchoolView[] }>(),
    schoolsFailed: props<{ failure: Failure }>(),
    collegesLoaded: props<{ schoolId: string; colleges: CollegeView[] }>(),
    collegesFailed: props<{ failure: Failure }>(),
    /** `at`: milliseconds since the epoch by this computer's clock. */
    codeSent: props<{ phone: string; answer: CodeRequestedView; at: number }>(),
    codeFailed: props<{ phone: string; failure: Failure; at: number }>(),
    signInFailed: props<{ failure: Failure }>(),
  },
});
