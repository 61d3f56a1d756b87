import type { Route } from '../../platform/http/route.ts';
import { LegalHoldStore } from './legal-hold-store.ts';
import { createLegalHolds } from './legal-holds.ts';
import { retentionRoutes } from './retention-routes.ts';
import { createRetentionRules } from './retention-rules.ts';
import { RetentionWork, type RetentionWorkDependencies } from './retention-work.ts';

export interface Retention {
  readonly routes: readonly Route[];
  /** Deletes what one school, or all, no longer may keep; how many. Any process may run it any time. */
  readonly deleteDue: (schoolId?: string) => Promise<number>;
}

/** Puts the domain together on a database whose tables are bound. */
export function createRetention(given: RetentionWorkDependencies): Retention {
  const work = new RetentionWork(given);
  const holds = createLegalHolds({ ...given, holds: new LegalHoldStore() });
  return {
    routes: retentionRoutes(createRetentionRules(given), holds),
    deleteDue: (schoolId) => work.run(schoolId),
  };
}
