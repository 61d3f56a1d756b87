import type { Routes } from '@angular/router';

import { StructurePage } from './feature-structure/structure-page';

export const structureRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.structure.title', component: StructurePage },
];
