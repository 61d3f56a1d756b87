import type { Routes } from '@angular/router';

import { adminIcons } from '../ui/icon/admin-icons';
import { provideIcons } from '../ui/icon/icon-registry';
import { roomIcons } from '../ui/icon/room-icons';
import { PublicDrawPage } from './feature-public/public-draw-page';
import { VerifyPage } from './feature-verify/verify-page';

/** For everybody. */
export const publicDrawsRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons({ ...roomIcons, ...adminIcons })],
    children: [
      { path: 'verify', title: 'draws.verify.title', component: VerifyPage },
      { path: ':drawId', title: 'draws.public.title', component: PublicDrawPage },
    ],
  },
];
