import type { SessionEndReason, SessionView } from '@exam/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

import type { Failure } from '../http/failure';

export const sessionActions = createActionGroup({
  source: 'Session',
  events: {
    /** The page was opened, or the realtime connection was refused. */
    checkRequested: emptyProps(),
    loaded: props<{ session: SessionView }>(),
    /** The SMS code was right, and the second factor is still to come. */
    secondFactorNeeded: emptyProps(),
    /** Nobody is signed in in this browser. */
    absent: emptyProps(),
    checkFailed: props<{ failure: Failure }>(),
    signedIn: props<{ session: SessionView }>(),
    signOutClicked: emptyProps(),
    signOutFailed: props<{ failure: Failure }>(),
    ended: props<{ reason: SessionEndReason }>(),
  },
});
