import type { Routes } from '@angular/router';

import { adminIcons } from '../ui/icon/admin-icons';
import { provideIcons } from '../ui/icon/icon-registry';
import { roomIcons } from '../ui/icon/room-icons';
import { SecondFactorPage } from './feature-security/second-factor-page';
import { SecurityPage } from './feature-security/security-page';

const providers = [provideIcons({ ...roomIcons, ...adminIcons })];

/** The second step of a login. */
export const secondFactorRoutes: Routes = [
  { path: '', title: 'account.step.title', providers, component: SecondFactorPage },
];

/** What somebody looks after in their own account. */
export const accountRoutes: Routes = [
  { path: '', title: 'account.title', providers, component: SecurityPage },
];
