import type { Action, ActionReducer } from '@ngrx/store';

import { sessionActions } from './session.actions';

/** Nothing of a session stays in the state for whoever uses this browser next. */
export function forgetWhenEnded<State>(reducer: ActionReducer<State>): ActionReducer<State> {
  return (state: State | undefined, action: Action) =>
    reducer(action.type === sessionActions.ended.type ? undefined : state, action);
}
