import { inject } from '@angular/core';
import type { ExamRoomView } from '@exam/contracts';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store, type Action } from '@ngrx/store';
import {
  EMPTY,
  exhaustMap,
  filter,
  map,
  merge,
  of,
  switchMap,
  takeUntil,
  tap,
  timer,
  type Observable,
} from 'rxjs';

import { ServerClock } from '../../core/clock/server-clock';
import { failureOf, type FailureCode } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { ExaminerClient } from '../data/examiner-client';
import {
  consoleActions,
  examRoomsPageActions,
  examinerApiActions,
  examinerPushActions,
} from './examiner.actions';
import { examinerFeature } from './examiner.feature';
import { oneAtATime } from './one-at-a-time';

/** Milliseconds. Nothing is pushed to the list of rooms. */
const refreshEvery = 30_000;
/** Milliseconds until a room that could not be fetched is asked for again. */
const nextTry = 5_000;
/** Asking again would get the same answer. */
const final: ReadonlySet<FailureCode> = new Set([
  'unauthenticated',
  'session-taken-over',
  'forbidden',
  'not-found',
  'exam-room-not-found',
]);

export const loadRooms = createEffect(
  (actions = inject(Actions), client = inject(ExaminerClient)) => {
    return actions.pipe(
      ofType(examRoomsPageActions.opened, examRoomsPageActions.retryClicked),
      switchMap(() =>
        timer(0, refreshEvery).pipe(
          exhaustMap(() =>
            client.myExamRooms().pipe(
              mapResponse({
                next: (rooms) => examinerApiActions.roomsLoaded({ rooms }),
                error: (error) => examinerApiActions.roomsFailed({ failure: failureOf(error) }),
              }),
            ),
          ),
          takeUntil(actions.pipe(ofType(examRoomsPageActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Fetches the room that was opened, and again whenever something in it moved. */
export const loadRoom = createEffect(
  (actions = inject(Actions), client = inject(ExaminerClient), clock = inject(ServerClock)) => {
    const load = (examRoomId: string) =>
      client.examRoom(examRoomId).pipe(
        mapResponse({
          next: (room) => examinerApiActions.roomLoaded({ room, at: clock.read() }),
          error: (error) => examinerApiActions.roomFailed({ failure: failureOf(error) }),
        }),
      );
    return actions.pipe(
      ofType(consoleActions.opened),
      switchMap(({ examRoomId }) =>
        reasonsToLoad(actions, examRoomId).pipe(
          oneAtATime(() => load(examRoomId)),
          takeUntil(actions.pipe(ofType(consoleActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);

function reasonsToLoad(actions: Observable<Action>, examRoomId: string): Observable<unknown> {
  const moved = actions.pipe(
    ofType(examinerPushActions.roomMoved),
    filter((move) => move.examRoomId === examRoomId),
  );
  const later = actions.pipe(
    ofType(examinerApiActions.roomFailed),
    filter(({ failure }) => !final.has(failure.code)),
    switchMap(() => timer(nextTry)),
  );
  // A command that failed may have failed because the room is not as it is shown.
  const other = actions.pipe(
    ofType(
      examinerPushActions.pushesMissed,
      examinerApiActions.commandFailed,
      consoleActions.retryClicked,
    ),
  );
  // The first reason comes last, so that no answer to it is too early for the others.
  return merge(moved, later, other, of(null));
}

/** Carries out what was clicked, one command at a time: a second click is dropped, not queued. */
export const giveCommand = createEffect(
  (
    actions = inject(Actions),
    client = inject(ExaminerClient),
    store = inject(Store),
    clock = inject(ServerClock),
  ) => {
    const { roomOpened, roomEnded, nextCalled, stepChosen } = consoleActions;
    return actions.pipe(
      ofType(roomOpened, roomEnded, nextCalled, stepChosen),
      concatLatestFrom(() => store.select(examinerFeature.selectExamRoomId)),
      exhaustMap(([action, examRoomId]) =>
        (examRoomId === null ? EMPTY : answerTo(action, examRoomId, client)).pipe(
          mapResponse({
            next: (room) => examinerApiActions.commandDone({ room, at: clock.read() }),
            error: (error) => examinerApiActions.commandFailed({ failure: failureOf(error) }),
          }),
          takeUntil(actions.pipe(ofType(consoleActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);

type CommandAction = ReturnType<
  | typeof consoleActions.roomOpened
  | typeof consoleActions.roomEnded
  | typeof consoleActions.nextCalled
  | typeof consoleActions.stepChosen
>;

function answerTo(
  action: CommandAction,
  examRoomId: string,
  client: ExaminerClient,
): Observable<ExamRoomView> {
  switch (action.type) {
    case consoleActions.roomOpened.type:
      return client.open(examRoomId);
    case consoleActions.roomEnded.type:
      return client.end(examRoomId);
    case consoleActions.nextCalled.type:
      return client.callNext(examRoomId);
    case consoleActions.stepChosen.type:
      return client.takeStep(examRoomId, action.sittingId, action.request);
  }
}

export const followPushes = createEffect(
  (realtime = inject(RealtimeClient)) => {
    const moves = merge(
      realtime.on('exam-room.sitting-moved.v1'),
      realtime.on('exam-room.sitting-noted.v1'),
      realtime.on('exam-room.room-changed.v1'),
      realtime.on('exam-room.presence-changed.v1'),
    );
    return merge(
      moves.pipe(map(({ examRoomId }) => examinerPushActions.roomMoved({ examRoomId }))),
      realtime.reload.pipe(map(() => examinerPushActions.pushesMissed())),
    );
  },
  { functional: true },
);

/** What is pushed is pushed of the room that the tab follows. */
export const followRoom = createEffect(
  (actions = inject(Actions), realtime = inject(RealtimeClient)) => {
    return actions.pipe(
      ofType(consoleActions.opened, consoleActions.left),
      tap((action) => {
        realtime.follow('examRoomId' in action ? action.examRoomId : null);
      }),
    );
  },
  { functional: true, dispatch: false },
);
