import type { ChatMessageView, StaffMessageRequest } from '@exam/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';
import type { ChatScope } from '../data/chat-client';

export const chatPanelActions = createActionGroup({
  source: 'Chat Panel',
  events: {
    opened: props<{ scope: ChatScope }>(),
    left: emptyProps(),
    sendPressed: props<{ message: StaffMessageRequest }>(),
  },
});

export const chatApiActions = createActionGroup({
  source: 'Chat API',
  events: {
    loaded: props<{ messages: readonly ChatMessageView[] }>(),
    loadFailed: props<{ failure: Failure }>(),
    sent: props<{ messages: readonly ChatMessageView[] }>(),
    sendFailed: props<{ failure: Failure }>(),
  },
});
