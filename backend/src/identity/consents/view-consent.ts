import type { ConsentPurpose, OwnConsentView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import { stateOfConsent } from './consent-policy.ts';
import type { ConsentStore } from './consent-store.ts';
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

/** One consent of a candidate, with the text that is asked about now. */
export type ViewConsent = (actor: Actor, purpose: ConsentPurpose) => Promise<OwnConsentView>;

/** Builds what candidates read about their consents. */
export function createViewConsent({ texts, consents, retentionOf }: Dependencies): ViewConsent {
  return async ({ personId, schoolId }, purpose) => {
    const { version, text } = await texts.current(schoolId, purpose);
    const said = await consents.list(personId, purpose);
    const last = said[0] ?? null;
    const state = stateOfConsent(last, version);
    return {
      purpose,
      state,
      decidedAt: state === 'none' || !last ? null : last.decidedAt.toISOString(),
      version,
      text,
      retention: await retentionOf(schoolId, purpose),
      history: said.map(({ decision, version: of, language, decidedAt }) => {
        return { decision, version: of, language, at: decidedAt.toISOString() };
      }),
    };
  };
}
