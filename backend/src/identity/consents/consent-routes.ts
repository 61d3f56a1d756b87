import {
  consentDecisionRequest,
  consentParams,
  consentTextRequest,
  consentTextsView,
  ownConsentView,
} from '@exam/contracts';

import { clientOf } from '../../platform/http/client-of.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { ConsentTexts } from './consent-texts.ts';
import type { DecideConsent } from './decide-consent.ts';
import type { ViewConsent } from './view-consent.ts';

const candidates = ['candidate'] as const;

interface Handlers {
  readonly view: ViewConsent;
  readonly decide: DecideConsent;
  readonly texts: ConsentTexts;
}

/** What candidates consent to, each for themselves, and the texts that their school asks with. */
export function consentRoutes({ view, decide, texts }: Handlers): Route[] {
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
    route({
      method: 'get',
      path: '/admin/consents',
      access: ['schoolAdmin'],
      summary: 'The texts of consents, with all versions and how many said what.',
      answer: consentTextsView,
      handle: async ({ actor }) => ({ texts: await texts.list(actor) }),
    }),
    route({
      method: 'post',
      path: '/admin/consents/:purpose',
      access: ['schoolAdmin'],
      summary: 'Asks with another text from now on, and everybody again.',
      params: consentParams,
      body: consentTextRequest,
      answer: consentTextsView,
      idempotent: true,
      handle: async ({ actor, params: { purpose }, body }) => {
        await texts.publish(actor, purpose, body);
        return { texts: await texts.list(actor) };
      },
    }),
  ];
}
