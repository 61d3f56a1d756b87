import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { EMPTY, exhaustMap, filter, merge, startWith, switchMap, takeUntil } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { ChatClient } from '../data/chat-client';
import { chatApiActions, chatPanelActions } from './chat.actions';
import { chatFeature } from './chat.feature';

/** Reads the messages when the panel opens, and again whenever one was sent. */
export const load = createEffect(
  (actions = inject(Actions), client = inject(ChatClient), realtime = inject(RealtimeClient)) => {
    return actions.pipe(
      ofType(chatPanelActions.opened),
      switchMap(({ scope }) => {
        const sent = realtime
          .on('chat.message-sent.v1')
          .pipe(filter(({ examRoomId }) => examRoomId === scope.examRoomId));
        return merge(sent, realtime.reload).pipe(
          startWith(null),
          switchMap(() =>
            client.read(scope).pipe(
              mapResponse({
                next: (messages) => chatApiActions.loaded({ messages }),
                error: (error) => chatApiActions.loadFailed({ failure: failureOf(error) }),
              }),
            ),
          ),
          takeUntil(actions.pipe(ofType(chatPanelActions.left))),
        );
      }),
    );
  },
  { functional: true },
);

/** Sends one message at a time: a second press meanwhile is dropped, not sent twice. */
export const send = createEffect(
  (actions = inject(Actions), client = inject(ChatClient), store = inject(Store)) => {
    return actions.pipe(
      ofType(chatPanelActions.sendPressed),
      concatLatestFrom(() => store.select(chatFeature.selectScope)),
      exhaustMap(([{ message }, scope]) =>
        (scope === null ? EMPTY : client.write(scope, message)).pipe(
          mapResponse({
            next: (messages) => chatApiActions.sent({ messages }),
            error: (error) => chatApiActions.sendFailed({ failure: failureOf(error) }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
