import type { Route } from '../../platform/http/route.ts';
import { AuthorityCheckStore } from './authority-check-store.ts';
import { authorityRoutes } from './authority-routes.ts';
import { createFinishAuthorityCheck } from './commands/finish-authority-check.ts';
import { createStartAuthorityCheck } from './commands/start-authority-check.ts';
import type { AuthorityDependencies } from './dependencies.ts';

/** Puts the sub-domain together on a database whose tables are bound. */
export function createAuthority(given: Omit<AuthorityDependencies, 'checks'>): {
  readonly routes: readonly Route[];
} {
  const parts = { ...given, checks: new AuthorityCheckStore() };
  return {
    routes: authorityRoutes({
      ...parts,
      startAuthorityCheck: createStartAuthorityCheck(parts),
      finishAuthorityCheck: createFinishAuthorityCheck(parts),
    }),
  };
}
