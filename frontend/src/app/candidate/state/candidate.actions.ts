import type { CandidateSittingView, DeviceReport } from '@exam/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';

export const candidatePageActions = createActionGroup({
  source: 'Candidate Page',
  events: {
    opened: emptyProps(),
    retryClicked: emptyProps(),
    /** Another exam shall be prepared. */
    sittingChosen: props<{ sittingId: string }>(),
    /** Everything was read that must be. */
    announcementsRead: props<{ sittingId: string }>(),
    devicesConfirmed: props<{ sittingId: string; report: DeviceReport }>(),
    /** A page of its own completed a step, or found it changed. */
    stepMoved: emptyProps(),
    enterWaitingAreaClicked: props<{ sittingId: string }>(),
    invitationAccepted: props<{ sittingId: string }>(),
    /** A moment came that changes what the candidate may do, such as an invitation's end. */
    timeCame: emptyProps(),
    noticeClosed: emptyProps(),
  },
});

export const candidateApiActions = createActionGroup({
  source: 'Candidate API',
  events: {
    sittingsLoaded: props<{ sittings: CandidateSittingView[] }>(),
    loadFailed: props<{ failure: Failure }>(),
    sittingLoaded: props<{ sitting: CandidateSittingView }>(),
    stepTaken: props<{ sitting: CandidateSittingView }>(),
    stepFailed: props<{ failure: Failure }>(),
  },
});

export const candidatePushActions = createActionGroup({
  source: 'Candidate Push',
  events: {
    ownSittingMoved: emptyProps(),
    identityFileChanged: emptyProps(),
    roomChanged: emptyProps(),
    queueMoved: emptyProps(),
    announcementsChanged: emptyProps(),
    reloadAsked: emptyProps(),
  },
});
