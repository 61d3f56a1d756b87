import type { Routes } from '@angular/router';

import { CeremonyPage } from './feature-ceremony/ceremony-page';
import { DrawsPage } from './feature-list/draws-page';
import { NewDrawPage } from './feature-new/new-draw-page';

/** For who holds draws. */
export const drawsRoutes: Routes = [
  { path: '', title: 'draws.title', component: DrawsPage },
  { path: 'new', title: 'draws.new.title', component: NewDrawPage },
  { path: ':drawId', title: 'draws.ceremony.title', component: CeremonyPage },
];
