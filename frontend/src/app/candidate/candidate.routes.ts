import type { Routes } from '@angular/router';

import { provideIcons } from '../ui/icon/icon-registry';
import { roomIcons } from '../ui/icon/room-icons';
import { HomePage } from './feature-home/home-page';

export const candidateRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons(roomIcons)],
    children: [{ path: '', title: 'candidate.title', component: HomePage }],
  },
];
