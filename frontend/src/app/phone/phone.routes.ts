import type { Routes } from '@angular/router';

import { documentIcons } from '../ui/icon/document-icons';
import { provideIcons } from '../ui/icon/icon-registry';
import { PhoneIdentityPage } from './feature-identity/phone-identity-page';

/** What a phone opens by a QR code. Nobody signs in here. */
export const phoneRoutes: Routes = [
  {
    path: 'identity',
    title: 'identity.phonePage.headline',
    component: PhoneIdentityPage,
    providers: [provideIcons(documentIcons)],
  },
];
