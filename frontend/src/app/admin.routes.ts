import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import type { SchoolRole } from '@exam/contracts';
import { Store } from '@ngrx/store';

import { areaTexts } from './core/i18n/area-texts';
import { sessionFeature } from './core/session/session.feature';
import { AdminLayout, type AdminLink } from './shell/admin-layout';
import { adminIcons } from './ui/icon/admin-icons';
import { provideIcons } from './ui/icon/icon-registry';
import { roomIcons } from './ui/icon/room-icons';
import { keepTyped } from './ui/keep-typed/keep-typed';

/** A part of the administration: its place in the navigation, who may open it, and its pages. */
interface AdminArea extends AdminLink {
  /** The folder of its words in `src/i18n`. */
  readonly texts: string;
  readonly routes: () => Promise<Routes>;
}

/** In the order of the navigation; who signs in lands on the first that they may open. */
const areas: readonly AdminArea[] = [
  {
    path: 'today',
    icon: 'today',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'overview',
    routes: async () => (await import('./overview/overview.routes')).overviewRoutes,
  },
  {
    path: 'exams',
    icon: 'assignment',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'scheduling',
    routes: async () => (await import('./scheduling/exams.routes')).examsRoutes,
  },
  {
    path: 'candidates',
    icon: 'groups',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'rosters',
    routes: async () => (await import('./rosters/rosters.routes')).rostersRoutes,
  },
  {
    path: 'review',
    icon: 'factCheck',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'review',
    routes: async () => (await import('./review/review.routes')).reviewRoutes,
  },
  {
    path: 'rooms',
    icon: 'meetingRoom',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'schedule',
    routes: async () => (await import('./schedule/schedule.routes')).scheduleRoutes,
  },
  {
    path: 'announcements',
    icon: 'campaign',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'announcements',
    routes: async () => (await import('./announcements/announcements.routes')).announcementsRoutes,
  },
  {
    path: 'draws',
    icon: 'casino',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'draws',
    routes: async () => (await import('./draws/draws.routes')).drawsRoutes,
  },
  {
    path: 'roles',
    icon: 'shieldPerson',
    roles: ['securityAdmin'],
    texts: 'schools',
    routes: async () => (await import('./schools/roles.routes')).rolesRoutes,
  },
  {
    path: 'staff',
    icon: 'manageAccounts',
    roles: ['schoolAdmin', 'collegeAdmin', 'securityAdmin'],
    texts: 'schools',
    routes: async () => (await import('./schools/staff.routes')).staffRoutes,
  },
  {
    path: 'structure',
    icon: 'accountBalance',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'schools',
    routes: async () => (await import('./schools/structure.routes')).structureRoutes,
  },
  {
    path: 'privacy',
    icon: 'lock',
    roles: ['schoolAdmin'],
    texts: 'privacy',
    routes: async () => (await import('./privacy/privacy.routes')).privacyRoutes,
  },
  {
    path: 'settings',
    icon: 'settings',
    roles: ['schoolAdmin', 'securityAdmin'],
    texts: 'schools',
    routes: async () => (await import('./schools/settings.routes')).settingsRoutes,
  },
  {
    path: 'schools',
    icon: 'school',
    roles: ['operator'],
    texts: 'schools',
    routes: async () => (await import('./schools/operator.routes')).operatorRoutes,
  },
  {
    path: 'audit',
    icon: 'history',
    roles: ['auditAdmin'],
    texts: 'audit',
    routes: async () => (await import('./audit/audit.routes')).auditRoutes,
  },
];

/** Pages of one area that stand below the path of another, which links to them. */
const linkedAreas: readonly AdminArea[] = [
  {
    path: 'staff/import',
    icon: 'uploadFile',
    roles: ['schoolAdmin', 'collegeAdmin'],
    texts: 'rosters',
    routes: async () => (await import('./rosters/rosters.routes')).staffImportRoutes,
  },
];

const mayOpen = (held: readonly SchoolRole[], { roles }: AdminLink) =>
  roles.some((role) => held.includes(role));

function heldRoles(): readonly SchoolRole[] {
  return inject(Store).selectSignal(sessionFeature.selectSession)()?.schoolRoles ?? [];
}

const onlyFor =
  (area: AdminArea): CanActivateFn =>
  () => {
    const router = inject(Router);
    return mayOpen(heldRoles(), area) || router.parseUrl('/admin');
  };

/** The administration: one frame around the areas. */
export const adminRoutes: Routes = [
  {
    path: '',
    component: AdminLayout,
    providers: [provideIcons({ ...roomIcons, ...adminIcons }), keepTyped()],
    data: { links: areas },
    children: [
      ...[...linkedAreas, ...areas].map((area) => ({
        path: area.path,
        ...areaTexts(area.texts),
        canActivate: [onlyFor(area)],
        loadChildren: area.routes,
      })),
      {
        path: '',
        pathMatch: 'full',
        title: 'admin.title',
        canActivate: [
          () => {
            const held = heldRoles();
            const router = inject(Router);
            const first = areas.find((area) => mayOpen(held, area));
            return first ? router.parseUrl(`/admin/${first.path}`) : true;
          },
        ],
        loadComponent: async () => (await import('./shell/no-area-page')).NoAreaPage,
      },
    ],
  },
];
