import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';

import { areaTexts } from '../core/i18n/area-texts';
import { provideChat } from '../chat/provide-chat';
import { documentIcons } from '../ui/icon/document-icons';
import { provideIcons } from '../ui/icon/icon-registry';
import { roomIcons } from '../ui/icon/room-icons';
import { CandidateArea } from './candidate-area';
import { AnnouncementPage } from './feature-announcements/announcement-page';
import { AnnouncementsPage } from './feature-announcements/announcements-page';
import { ConsentsPage } from './feature-consents/consents-page';
import { DevicesPage } from './feature-devices/devices-page';
import { ExamRoomPage } from './feature-exam-room/exam-room-page';
import { HomePage } from './feature-home/home-page';
import { PledgePage } from './feature-pledge/pledge-page';
import { WaitingAreaPage } from './feature-waiting/waiting-area-page';
import * as candidateEffects from './state/candidate.effects';
import { candidateFeature } from './state/candidate.feature';

const identityTexts = areaTexts('identity');
const withIdentityTexts = {
  ...identityTexts,
  providers: [...identityTexts.providers, provideIcons(documentIcons)],
};

export const candidateRoutes: Routes = [
  {
    path: '',
    component: CandidateArea,
    providers: [
      provideState(candidateFeature),
      provideEffects(candidateEffects),
      ...provideChat(),
      provideIcons(roomIcons),
    ],
    children: [
      { path: '', title: 'candidate.title.home', component: HomePage },
      {
        path: 'announcements',
        title: 'candidate.title.announcements',
        component: AnnouncementsPage,
      },
      {
        path: 'announcements/:announcementId',
        title: 'candidate.title.announcement',
        component: AnnouncementPage,
      },
      {
        path: 'face-verification',
        title: 'candidate.title.faceVerification',
        loadComponent: async () => (await import('./feature-face/face-page')).FacePage,
      },
      {
        path: 'identity-file',
        title: 'identity.title',
        ...withIdentityTexts,
        loadComponent: async () =>
          (await import('./feature-identity/identity-file-page')).IdentityFilePage,
      },
      { path: 'devices', title: 'candidate.title.devices', component: DevicesPage },
      { path: 'pledge', title: 'candidate.title.pledge', component: PledgePage },
      { path: 'consents', title: 'candidate.title.consents', component: ConsentsPage },
      { path: 'waiting-area', title: 'candidate.title.waitingArea', component: WaitingAreaPage },
      { path: 'exam-room', title: 'candidate.title.examRoom', component: ExamRoomPage },
    ],
  },
];
