import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';

import { LoginPage } from './feature-login/login-page';
import * as loginEffects from './state/login.effects';
import { loginFeature } from './state/login.feature';

export const loginRoutes: Routes = [
  {
    path: '',
    title: 'login.title',
    providers: [provideState(loginFeature), provideEffects(loginEffects)],
    component: LoginPage,
  },
];
