import type { ChatMessageView } from '@exam/contracts';
import { createFeature, createReducer, on } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';
import type { ChatScope } from '../data/chat-client';
import { chatApiActions, chatPanelActions } from './chat.actions';

export interface ChatState {
  readonly scope: ChatScope | null;
  readonly messages: readonly ChatMessageView[];
  readonly sending: boolean;
  /** How many messages were sent from here, so that the panel empties its field after each. */
  readonly sentCount: number;
  readonly failure: Failure | null;
}

const initialState: ChatState = {
  scope: null,
  messages: [],
  sending: false,
  sentCount: 0,
  failure: null,
};

/** Answers may overtake one another; nothing is ever taken back, so the longer list is the newer. */
function keepLonger(state: ChatState, messages: readonly ChatMessageView[]): ChatState {
  return messages.length < state.messages.length ? state : { ...state, messages };
}

export const chatFeature = createFeature({
  name: 'chat',
  reducer: createReducer(
    initialState,
    on(chatPanelActions.opened, (_, { scope }): ChatState => ({ ...initialState, scope })),
    on(chatPanelActions.left, (): ChatState => initialState),
    on(chatPanelActions.sendPressed, (state): ChatState => ({
      ...state,
      sending: true,
      failure: null,
    })),
    on(chatApiActions.loaded, (state, { messages }): ChatState => keepLonger(state, messages)),
    on(chatApiActions.sent, (state, { messages }): ChatState => ({
      ...keepLonger(state, messages),
      sending: false,
      sentCount: state.sentCount + 1,
    })),
    on(chatApiActions.loadFailed, (state, { failure }): ChatState => ({ ...state, failure })),
    on(chatApiActions.sendFailed, (state, { failure }): ChatState => ({
      ...state,
      sending: false,
      failure,
    })),
  ),
});
