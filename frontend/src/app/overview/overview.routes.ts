import type { Routes } from '@angular/router';

import { TodayPage } from './feature-today/today-page';

/** For the admins of a school or college. */
export const overviewRoutes: Routes = [{ path: '', title: 'overview.title', component: TodayPage }];
