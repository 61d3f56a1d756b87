import {
  authorityCheckParams,
  authorityCheckRequest,
  authorityCheckView,
  authorityOfferView,
  sittingParams,
} from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { presentCheck, presentOffer } from './authority-presenter.ts';
import type { FinishAuthorityCheck } from './commands/finish-authority-check.ts';
import type { StartAuthorityCheck } from './commands/start-authority-check.ts';
import type { AuthorityDependencies } from './dependencies.ts';

interface Handlers extends Pick<
  AuthorityDependencies,
  'checks' | 'driver' | 'isWanted' | 'ownSitting'
> {
  readonly startAuthorityCheck: StartAuthorityCheck;
  readonly finishAuthorityCheck: FinishAuthorityCheck;
}

const access = ['candidate'] as const;

/** A candidate and the outside authority. Another's sitting or check answers 404. */
export function authorityRoutes(handlers: Handlers): Route[] {
  const { checks, driver, isWanted, ownSitting, startAuthorityCheck, finishAuthorityCheck } =
    handlers;
  return [
    route({
      method: 'get',
      path: '/my/sittings/:sittingId/authority-checks',
      access,
      summary: 'Which outside authority the school uses, checks that are left, and the newest one',
      params: sittingParams,
      answer: authorityOfferView,
      handle: async ({ actor, params: { sittingId } }) => {
        await ownSitting(actor, sittingId);
        return presentOffer({
          driver: (await isWanted(actor.schoolId)) ? driver : null,
          checks: await checks.count(sittingId),
          newest: await checks.newest(sittingId),
        });
      },
    }),
    route({
      method: 'post',
      path: '/my/sittings/:sittingId/authority-checks',
      access,
      summary: 'Begins a check by the outside authority, or answers with the one under way',
      params: sittingParams,
      body: authorityCheckRequest,
      answer: authorityCheckView,
      // Without a key: the answer would be kept in a transaction, and hold a connection for as long
      // as the authority thinks. A sitting has one open check, so a repeated request finds the first.
      handle: async ({ actor, params, ctx }) => {
        const userAgent = ctx.get('User-Agent').slice(0, 500);
        // One of the portal's own, or the request would not have come this far.
        const browser = { userAgent, origin: ctx.get('Origin') };
        return presentCheck(await startAuthorityCheck(actor, params.sittingId, browser));
      },
    }),
    route({
      method: 'get',
      path: '/my/sittings/:sittingId/authority-checks/:checkId',
      access,
      summary: 'What became of a check; asks the authority while that is not known',
      params: authorityCheckParams,
      answer: authorityCheckView,
      handle: async ({ actor, params: { sittingId, checkId } }) => {
        await ownSitting(actor, sittingId);
        const check = await checks.find(sittingId, checkId);
        if (!check) throw new NotFoundError('not-found', `no authority check ${checkId}`);
        return presentCheck(await finishAuthorityCheck(check));
      },
    }),
  ];
}
