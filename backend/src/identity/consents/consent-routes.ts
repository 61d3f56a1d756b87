import { consentDecisionRequest, consentParams, ownConsentView } from '@exam/contracts';

import { clientOf } from '../../platform/http/client-of.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { DecideConsent } from './decide-consent.ts';
import type { ViewConsent } from './view-consent.ts';

const candidates = ['candidate'] as const;

/** What candidates consent to, each for themselves. */
export function consentRoutes(view: ViewConsent, decide: DecideConsent): Route[] {
  return [
    route({
      method: 'get',
      path: '/my/consents/:purpose',
      access: candidates,
      summary: 'One consent of the signed-in candidate.',
      params: consentParams,
      answer: ownConsentView,
      handle: ({ actor, params }) => view(actor, params.purpose),
    }),
    route({
      method: 'post',
      path: '/my/consents/:purpose',
      access: candidates,
      summary: 'Gives, refuses or withdraws a consent.',
      params: consentParams,
      body: consentDecisionRequest,
      answer: ownConsentView,
      idempotent: true,
      handle: async ({ actor, params: { purpose }, body, ctx }) => {
        await decide(actor, purpose, body, clientOf(ctx));
        return view(actor, purpose);
      },
    }),
  ];
}
