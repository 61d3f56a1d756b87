import type { ConsentPurpose, ConsentState } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Route } from '../../platform/http/route.ts';
import type { PersonStore } from '../../schools/index.ts';
import { stateOfConsent } from './consent-policy.ts';
import { consentRoutes } from './consent-routes.ts';
import { ConsentStore } from './consent-store.ts';
import { ConsentTextStore } from './consent-text-store.ts';
import { createConsentTexts } from './consent-texts.ts';
import { createDecideConsent } from './decide-consent.ts';
import { createViewConsent, type RetentionOf } from './view-consent.ts';

interface Options {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
  readonly outbox: Outbox;
  readonly recordAudit: RecordAudit;
  readonly retentionOf: RetentionOf;
}

/** What other domains ask before they collect something. */
export interface ConsentGate {
  /** Rejects with ConflictError `consent-missing` unless the person consents at this moment. */
  readonly require: (personId: string, purpose: ConsentPurpose) => Promise<void>;
  readonly stateOf: (personId: string, purpose: ConsentPurpose) => Promise<ConsentState>;
}

export interface Consents extends ConsentGate {
  readonly routes: readonly Route[];
}

/** Puts the domain together on a database whose tables are bound. */
export function createConsents({ retentionOf, ...given }: Options): Consents {
  const texts = new ConsentTextStore();
  const consents = new ConsentStore();
  const dependencies = { ...given, texts, consents };
  const stateOf = async (personId: string, purpose: ConsentPurpose): Promise<ConsentState> => {
    const last = await consents.last(personId, purpose);
    if (!last) return 'none';
    const { version } = await texts.current(last.schoolId, purpose);
    return stateOfConsent(last, version);
  };
  return {
    stateOf,
    require: async (personId, purpose) => {
      if ((await stateOf(personId, purpose)) === 'given') return;
      throw new ConflictError('consent-missing', `${personId} does not consent to ${purpose}`);
    },
    routes: consentRoutes({
      view: createViewConsent({ texts, consents, retentionOf }),
      decide: createDecideConsent(dependencies),
      texts: createConsentTexts(dependencies),
    }),
  };
}
