import type { EnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';

import * as chatEffects from './state/chat.effects';
import { chatFeature } from './state/chat.feature';

/** What the chat panel needs of the routes that show it. */
export function provideChat(): EnvironmentProviders[] {
  return [provideState(chatFeature), provideEffects(chatEffects)];
}
