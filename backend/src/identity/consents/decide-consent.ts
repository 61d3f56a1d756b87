import type { ConsentDecisionRequest, ConsentPurpose } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Client } from '../../platform/http/client-of.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { PersonStore } from '../../schools/index.ts';
import type { Consent, ConsentStore } from './consent-store.ts';
import { hashOfText, type ConsentTextStore } from './consent-text-store.ts';

/** A work stream: what was kept by a consent that ended has to go. */
export const CONSENT_STREAM = 'consents';

export interface ConsentDependencies {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
  readonly texts: ConsentTextStore;
  readonly consents: ConsentStore;
  readonly outbox: Outbox;
  readonly recordAudit: RecordAudit;
}

/**
 * Keeps what a candidate said. Rejects with ConflictError `consent-text-changed` when another text is
 * asked about by now, and `consent-not-given` when there is nothing to withdraw.
 */
export type DecideConsent = (
  actor: Actor,
  purpose: ConsentPurpose,
  request: ConsentDecisionRequest,
  client: Client,
) => Promise<void>;

type Answered = Pick<Consent, 'decision' | 'version' | 'language' | 'textSha256'>;

/** Builds the candidate's one command. */
export function createDecideConsent(dependencies: ConsentDependencies): DecideConsent {
  const { sequelize, people, consents, outbox, recordAudit } = dependencies;
  return ({ personId, schoolId }, purpose, request, client) =>
    inTransaction(sequelize, async () => {
      // One answer at a time, and nothing of this person is deleted meanwhile.
      await people.lock(personId);
      const decidedAt = await databaseNow(sequelize);
      const last = await consents.last(personId, purpose);
      const answered =
        request.decision === 'withdrawn'
          ? withdraw(last)
          : await answer(dependencies, schoolId, purpose, request, decidedAt);
      await consents.add({ schoolId, personId, purpose, ...answered, ...client, decidedAt });
      await recordAudit({
        action: 'consent.decided',
        subject: { kind: 'person', id: personId },
        after: { purpose, ...answered },
      });
      if (last?.decision === 'given' && answered.decision !== 'given') {
        const event = { stream: CONSENT_STREAM, name: 'consent.ended.v1', audience: {} };
        await outbox.append({ ...event, data: { schoolId } });
      }
    });
}

async function answer(
  { texts }: ConsentDependencies,
  schoolId: string,
  purpose: ConsentPurpose,
  { decision, version, language }: ConsentDecisionRequest,
  at: Date,
): Promise<Answered> {
  await texts.keepFirst(schoolId, purpose, at);
  const asked = await texts.current(schoolId, purpose);
  if (asked.version !== version) {
    throw new ConflictError('consent-text-changed', `version ${String(asked.version)} is asked`);
  }
  return { decision, version, language, textSha256: hashOfText(asked.text, language) };
}

function withdraw(last: Consent | null): Answered {
  if (last?.decision !== 'given') throw new ConflictError('consent-not-given', 'nothing is given');
  const { version, language, textSha256 } = last;
  return { decision: 'withdrawn', version, language, textSha256 };
}
