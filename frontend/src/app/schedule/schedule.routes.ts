import type { Routes } from '@angular/router';

/** Rooms and schedule. */
export const scheduleRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'schedule.title',
    loadComponent: async () => (await import('./feature-board/schedule-page')).SchedulePage,
  },
  {
    path: 'plan',
    title: 'schedule.plan.title',
    loadComponent: async () => (await import('./feature-plan/plan-page')).PlanPage,
  },
  {
    path: 'notices',
    title: 'schedule.notices.title',
    loadComponent: async () => (await import('./feature-notices/notices-page')).NoticesPage,
  },
  {
    path: 'recusals',
    title: 'schedule.recusals.title',
    loadComponent: async () => (await import('./feature-recusals/recusals-page')).RecusalsPage,
  },
];
