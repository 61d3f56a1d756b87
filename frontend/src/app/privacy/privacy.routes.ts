import type { Routes } from '@angular/router';

import { PrivacyPage } from './feature-privacy/privacy-page';

export const privacyRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'privacy.title', component: PrivacyPage },
];
