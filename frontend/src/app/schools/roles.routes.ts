import type { Routes } from '@angular/router';

import { RolesPage } from './feature-roles/roles-page';

export const rolesRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.roles.title', component: RolesPage },
];
