import type { Route } from '../../platform/http/route.ts';
import { createAgreeToPledge } from './agree-to-pledge.ts';
import type { PledgeDependencies } from './dependencies.ts';
import { createPledgeQueries } from './pledge-queries.ts';
import { pledgeRoutes } from './pledge-routes.ts';

export { initPledgeRecords } from './pledge-agreement-record.ts';
export { PledgeStore } from './pledge-store.ts';

/** Puts the domain together on a database whose table is bound. */
export function createPledge(dependencies: PledgeDependencies): { routes: readonly Route[] } {
  const queries = createPledgeQueries(dependencies);
  return { routes: pledgeRoutes(queries, createAgreeToPledge(dependencies)) };
}
