import type { Routes } from '@angular/router';

import { CandidatesPage } from './feature-candidates/candidates-page';
import { ImportPage } from './feature-import/import-page';
import { SittingPledgePage } from './feature-pledge/sitting-pledge-page';

export const rostersRoutes: Routes = [
  { path: '', title: 'rosters.candidates.headline', component: CandidatesPage },
  {
    path: 'import',
    title: 'rosters.import.headline.candidates',
    component: ImportPage,
    data: { kind: 'candidates' },
  },
  {
    path: 'photos',
    title: 'rosters.import.headline.photos',
    component: ImportPage,
    data: { kind: 'photos' },
  },
  {
    path: 'pledges/:examRoomId/:sittingId',
    title: 'pledgeSheet.headline',
    component: SittingPledgePage,
  },
];

/** The import of staff, which the pages of staff link to. */
export const staffImportRoutes: Routes = [
  {
    path: '',
    title: 'rosters.import.headline.staff',
    component: ImportPage,
    data: { kind: 'staff' },
  },
];
