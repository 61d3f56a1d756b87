import type { Routes } from '@angular/router';

import { SchoolsPage } from './feature-operator/schools-page';
import { SchoolPage } from './feature-school/school-page';

export const operatorRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.operator.title', component: SchoolsPage },
  { path: ':schoolId', title: 'schools.school.title', component: SchoolPage },
];
