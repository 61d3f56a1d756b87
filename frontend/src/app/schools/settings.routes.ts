import type { Routes } from '@angular/router';

import { SettingsPage } from './feature-settings/settings-page';

export const settingsRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'schools.settings.title', component: SettingsPage },
];
