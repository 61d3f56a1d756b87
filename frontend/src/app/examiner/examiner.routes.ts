import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';

import { provideChat } from '../chat/provide-chat';
import { provideIcons } from '../ui/icon/icon-registry';
import { roomIcons } from '../ui/icon/room-icons';
import { keepTyped } from '../ui/keep-typed/keep-typed';
import { ExamRoomsPage } from './feature-rooms/exam-rooms-page';
import * as examinerEffects from './state/examiner.effects';
import { examinerFeature } from './state/examiner.feature';

export const examinerRoutes: Routes = [
  {
    path: '',
    providers: [
      ...provideChat(),
      keepTyped(),
      provideIcons(roomIcons),
      provideState(examinerFeature),
      provideEffects(examinerEffects),
    ],
    children: [
      { path: '', title: 'examiner.title', component: ExamRoomsPage },
      {
        path: 'rooms/:examRoomId/waiting-area',
        title: 'examiner.waitingArea',
        loadComponent: async () =>
          (await import('./feature-waiting-area/waiting-area-page')).WaitingAreaPage,
      },
      {
        path: 'rooms/:examRoomId/interview',
        title: 'examiner.examRoom',
        loadComponent: async () =>
          (await import('./feature-interview/interview-page')).InterviewPage,
      },
    ],
  },
];
