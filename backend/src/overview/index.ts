export { overviewRoutes } from './overview-routes.ts';
export { createViewOverview } from './queries/view-overview.ts';
