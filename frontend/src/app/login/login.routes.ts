import type { Routes } from '@angular/router';

import { LoginPage } from './feature-login/login-page';

export const loginRoutes: Routes = [{ path: '', title: 'login.title', component: LoginPage }];
