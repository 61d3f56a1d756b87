import { overviewView } from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { administrationScope } from '../schools/index.ts';
import type { ViewOverview } from './queries/view-overview.ts';

/** Today, for the admins of a school; those of a college see theirs. */
export function overviewRoutes(viewOverview: ViewOverview): Route[] {
  return [
    route({
      method: 'get',
      path: '/admin/overview',
      access: ['schoolAdmin', 'collegeAdmin'],
      summary: 'The exam rooms of today, who is missing, and what needs attention',
      answer: overviewView,
      handle: ({ actor, ctx }) => {
        ctx.set('Cache-Control', 'no-store');
        return viewOverview(administrationScope(actor));
      },
    }),
  ];
}
