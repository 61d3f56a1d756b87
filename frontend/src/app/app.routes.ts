import type { Routes } from '@angular/router';

import { areaTexts } from './core/i18n/area-texts';
import {
  areaGuard,
  leadsCandidateTo,
  loginGuard,
  secondFactorGuard,
  staffGuard,
} from './core/session/session.guards';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'login' },
  {
    path: 'login/second-factor',
    ...areaTexts('account'),
    canActivate: [secondFactorGuard],
    loadChildren: async () => (await import('./account/account.routes')).secondFactorRoutes,
  },
  {
    path: 'account',
    ...areaTexts('account'),
    canActivate: [staffGuard],
    loadChildren: async () => (await import('./account/account.routes')).accountRoutes,
  },
  {
    path: 'login',
    ...areaTexts('login'),
    canActivate: [loginGuard],
    loadChildren: async () => (await import('./login/login.routes')).loginRoutes,
  },
  {
    path: 'candidate',
    ...areaTexts('candidate'),
    canActivate: [areaGuard('candidate')],
    loadChildren: async () => (await import('./candidate/candidate.routes')).candidateRoutes,
  },
  {
    path: 'examiner',
    ...areaTexts('examiner'),
    canActivate: [areaGuard('examiner')],
    loadChildren: async () => (await import('./examiner/examiner.routes')).examinerRoutes,
  },
  {
    path: 'admin',
    ...areaTexts('admin'),
    canActivate: [areaGuard('admin')],
    loadChildren: async () => (await import('./admin.routes')).adminRoutes,
  },
  {
    path: 'phone',
    ...areaTexts('identity'),
    loadChildren: async () => (await import('./phone/phone.routes')).phoneRoutes,
  },
  {
    path: 'draws',
    ...areaTexts('draws'),
    loadChildren: async () => (await import('./draws/public-draws.routes')).publicDrawsRoutes,
  },
  {
    path: 'authority-return',
    title: 'candidate.authority.return.headline',
    ...areaTexts('candidate'),
    canActivate: [leadsCandidateTo('/candidate/face-verification')],
    loadComponent: async () => (await import('./shell/authority-return-page')).AuthorityReturnPage,
  },
  {
    path: 'session-ended',
    title: 'title.sessionEnded',
    loadComponent: async () => (await import('./shell/session-ended-page')).SessionEndedPage,
  },
  {
    path: '**',
    title: 'title.notFound',
    loadComponent: async () => (await import('./shell/not-found-page')).NotFoundPage,
  },
];
