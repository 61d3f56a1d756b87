import {
  accountSecurityView,
  endedSessionsView,
  passkeyParams,
  passkeyRenaming,
  recoveryCodesView,
  secondFactorPolicyBody,
  secondFactorReset,
  staffSecondFactorParams,
  staffSecondFactorView,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { EndSessions } from '../commands/end-sessions.ts';
import type { ChangeFactors } from './change-factors.ts';
import { staff } from './second-factor-routes.ts';
import type { ViewSecondFactor } from './view-second-factor.ts';

interface Dependencies {
  readonly change: ChangeFactors;
  readonly view: ViewSecondFactor;
  readonly endSessions: EndSessions;
}

/**
 * The security of one's own account. Problems: 403 second-factor-unproved, to be proved by POST
 * /second-factor/proofs; 404 not-found; 409 second-factor-required for the last factor.
 */
export function accountRoutes({ change, view, endSessions }: Dependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/account/security',
      access: staff,
      summary: 'Tells what secures one’s own account',
      answer: accountSecurityView,
      handle: ({ actor, ctx }) => {
        ctx.set('Cache-Control', 'no-store');
        return view.account(actor);
      },
    }),
    route({
      method: 'delete',
      path: '/account/totp',
      access: staff,
      summary: 'Removes one’s own authenticator app',
      status: 204,
      idempotent: true,
      handle: ({ actor }) => change.removeTotp(actor),
    }),
    route({
      method: 'delete',
      path: '/account/passkeys/:passkeyId',
      access: staff,
      summary: 'Removes one of one’s own passkeys',
      params: passkeyParams,
      status: 204,
      idempotent: true,
      handle: ({ actor, params }) => change.removePasskey(actor, params.passkeyId),
    }),
    route({
      method: 'post',
      path: '/account/passkeys/:passkeyId/name',
      access: staff,
      summary: 'Gives one of one’s own passkeys another name',
      params: passkeyParams,
      body: passkeyRenaming,
      status: 204,
      idempotent: true,
      handle: ({ actor, params, body }) => change.renamePasskey(actor, params.passkeyId, body.name),
    }),
    route({
      method: 'post',
      path: '/account/recovery-codes',
      access: staff,
      summary: 'Makes new recovery codes; they are shown this once, and the old ones are void',
      answer: recoveryCodesView,
      status: 201,
      // Not idempotent: the answer would be kept, and nobody shall be able to read it.
      handle: async ({ actor, ctx }) => {
        ctx.set('Cache-Control', 'no-store');
        return { codes: await change.renewCodes(actor) };
      },
    }),
    route({
      method: 'post',
      path: '/account/other-sessions/end',
      access: staff,
      summary: 'Ends every other login of one’s own',
      answer: endedSessionsView,
      idempotent: true,
      handle: async ({ actor }) => ({
        ended: await endSessions.endOthers(actor.personId, actor.sessionId),
      }),
    }),
  ];
}

/** What the security admin of a school decides about the factors of its staff. */
export function secondFactorAdminRoutes({ change, view }: Dependencies): Route[] {
  return [
    route({
      method: 'post',
      path: '/school/second-factor-policy',
      access: ['securityAdmin'],
      summary: 'Says who of the school’s staff must have a second factor',
      body: secondFactorPolicyBody,
      status: 204,
      idempotent: true,
      handle: ({ actor, body }) => change.setPolicy(actor, body.policy),
    }),
    route({
      method: 'get',
      path: '/staff/:personId/second-factor',
      access: ['securityAdmin'],
      summary: 'Tells whether a colleague has a second factor',
      params: staffSecondFactorParams,
      answer: staffSecondFactorView,
      handle: ({ actor, params }) => view.ofStaff(actor, params.personId),
    }),
    route({
      method: 'post',
      path: '/staff/:personId/second-factor/reset',
      access: ['securityAdmin'],
      summary: 'Takes a lost second factor from a colleague, and signs them out',
      params: staffSecondFactorParams,
      body: secondFactorReset,
      status: 204,
      idempotent: true,
      handle: ({ actor, params, body }) => change.reset(actor, params.personId, body.reason),
    }),
  ];
}
