import type { Routes } from '@angular/router';

import { AdminPage } from './feature-school/admin-page';

export const adminRoutes: Routes = [{ path: '', title: 'admin.title', component: AdminPage }];
