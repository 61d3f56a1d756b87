import {
  consentDecisionRequest,
  consentParams,
  ownConsentsView,
  ownConsentView,
} from '@exam/contracts';

import { clientOf } from '../../platform/http/client-of.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { DecideConsent } from './decide-consent.ts';
import type { OwnConsents } from './own-consents.ts';

const candidates = ['candidate'] as const;

/** What candidates consent to, each for themselves. */
export function consentRoutes(own: OwnConsents, decide: DecideConsent): Route[] {
  return [
    route({
      method: 'get',
      path: '/my/consents',
      access: candidates,
      summary: 'What the signed-in candidate consented to, with the texts.',
      answer: ownConsentsView,
      handle: async ({ actor }) => ({ consents: await own.list(actor) }),
    }),
    route({
      method: 'get',
      path: '/my/consents/:purpose',
      access: candidates,
      summary: 'One consent of the signed-in candidate.',
      params: consentParams,
      answer: ownConsentView,
      handle: ({ actor, params }) => own.get(actor, params.purpose),
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
        return own.get(actor, purpose);
      },
    }),
  ];
}
