import type { Routes } from '@angular/router';

import { SchoolsPage } from './feature-operator/schools-page';

export const operatorRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.operator.title', component: SchoolsPage },
];
