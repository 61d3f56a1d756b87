import type { Routes } from '@angular/router';

import { StaffPage } from './feature-staff/staff-page';

export const staffRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.staff.title', component: StaffPage },
];
