import { consentPurpose, type ConsentPurpose, type OwnConsentView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import { stateOfConsent } from './consent-policy.ts';
import type { Consent, ConsentStore } from './consent-store.ts';
import type { ConsentTextStore } from './consent-text-store.ts';

/** How long a school keeps what is collected for a purpose. */
export type RetentionOf = (
  schoolId: string,
  purpose: ConsentPurpose,
) => Promise<OwnConsentView['retention']>;

interface Dependencies {
  readonly texts: ConsentTextStore;
  readonly consents: ConsentStore;
  readonly retentionOf: RetentionOf;
}

export interface OwnConsents {
  /** One for each purpose. */
  readonly list: (actor: Actor) => Promise<OwnConsentView[]>;
  readonly get: (actor: Actor, purpose: ConsentPurpose) => Promise<OwnConsentView>;
}

/** Builds what candidates read about their consents. */
export function createOwnConsents({ texts, consents, retentionOf }: Dependencies): OwnConsents {
  const view = async (
    schoolId: string,
    purpose: ConsentPurpose,
    said: readonly Consent[],
  ): Promise<OwnConsentView> => {
    const { version, text } = await texts.current(schoolId, purpose);
    const history = said.filter((one) => one.purpose === purpose);
    const last = history[0] ?? null;
    const state = stateOfConsent(last, version);
    return {
      purpose,
      state,
      decidedAt: state === 'none' || !last ? null : last.decidedAt.toISOString(),
      version,
      text,
      retention: await retentionOf(schoolId, purpose),
      history: history.map(({ decision, version: of, language, decidedAt }) => {
        return { decision, version: of, language, at: decidedAt.toISOString() };
      }),
    };
  };
  return {
    list: async ({ personId, schoolId }) => {
      const said = await consents.list(personId);
      return Promise.all(consentPurpose.options.map((purpose) => view(schoolId, purpose, said)));
    },
    get: async ({ personId, schoolId }, purpose) =>
      view(schoolId, purpose, await consents.list(personId)),
  };
}
