import type { ExamRoomSummaryView, ExamRoomView, StaffStepRequest } from '@exam/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';

// Actions say what happened and where, never what to do about it.

export const examRoomsPageActions = createActionGroup({
  source: 'Exam Rooms Page',
  events: { opened: emptyProps(), left: emptyProps(), retryClicked: emptyProps() },
});

/** Of both consoles: the waiting examiner's, and the main and panel examiner's. */
export const consoleActions = createActionGroup({
  source: 'Exam Room Console',
  events: {
    opened: props<{ examRoomId: string }>(),
    left: emptyProps(),
    retryClicked: emptyProps(),
    roomOpened: emptyProps(),
    roomEnded: emptyProps(),
    nextCalled: emptyProps(),
    stepChosen: props<{ sittingId: string; request: StaffStepRequest }>(),
    problemDismissed: emptyProps(),
  },
});

export const examinerApiActions = createActionGroup({
  source: 'Examiner API',
  events: {
    roomsLoaded: props<{ rooms: ExamRoomSummaryView[] }>(),
    roomsFailed: props<{ failure: Failure }>(),
    /** `at`: milliseconds since the epoch by the server's clock. */
    roomLoaded: props<{ room: ExamRoomView; at: number }>(),
    roomFailed: props<{ failure: Failure }>(),
    commandDone: props<{ room: ExamRoomView; at: number }>(),
    commandFailed: props<{ failure: Failure }>(),
  },
});

export const examinerPushActions = createActionGroup({
  source: 'Examiner Push',
  events: {
    /** Something in the room is no longer as it was. */
    roomMoved: props<{ examRoomId: string }>(),
    /** Pushes may have passed unheard. */
    pushesMissed: emptyProps(),
  },
});
