import type { CanDeactivateFn, Routes } from '@angular/router';

import { EditorPage } from './feature-editor/editor-page';
import { AnnouncementsPage } from './feature-list/announcements-page';
import { ReceiptsPage } from './feature-receipts/receipts-page';

const mayLeave: CanDeactivateFn<EditorPage> = (page) => page.mayLeave();

export const announcementsRoutes: Routes = [
  { path: '', title: 'announcements.headline', component: AnnouncementsPage },
  {
    path: ':announcementId',
    title: 'announcements.editorTitle',
    component: EditorPage,
    canDeactivate: [mayLeave],
  },
  {
    path: ':announcementId/receipts',
    title: 'announcements.receipts',
    component: ReceiptsPage,
  },
];
