import type { Routes } from '@angular/router';

import { roomIcons } from '../ui/icon/room-icons';
import { provideIcons } from '../ui/icon/icon-registry';
import { ExamRoomsPage } from './feature-rooms/exam-rooms-page';

export const examinerRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons(roomIcons)],
    children: [{ path: '', title: 'examiner.title', component: ExamRoomsPage }],
  },
];
