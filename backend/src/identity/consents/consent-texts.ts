import {
  consentPurpose,
  type ConsentPurpose,
  type ConsentTextRequest,
  type ConsentTextView,
} from '@exam/contracts';
import { UniqueConstraintError } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { createCountConsents, noConsents } from './consent-counts.ts';
import { hashOfText, type ConsentVersion } from './consent-text-store.ts';
import type { ConsentDependencies } from './decide-consent.ts';

/** The texts of a school, for its admins. */
export interface ConsentTexts {
  /** One for each purpose. */
  readonly list: (actor: Actor) => Promise<ConsentTextView[]>;
  /**
   * Asks with another text from now on; the same text changes nothing. Rejects with ConflictError
   * `consent-text-changed` when `version` is not the newest.
   */
  readonly publish: (
    actor: Actor,
    purpose: ConsentPurpose,
    request: ConsentTextRequest,
  ) => Promise<void>;
}

/** Builds what school admins do about texts. */
export function createConsentTexts(dependencies: ConsentDependencies): ConsentTexts {
  const { sequelize, people, texts } = dependencies;
  const countConsents = createCountConsents(sequelize);

  const view = async (schoolId: string, purpose: ConsentPurpose): Promise<ConsentTextView> => {
    const versions = await texts.list(schoolId, purpose);
    const counts = await countConsents(schoolId, purpose);
    const authors = await people.list(versions.flatMap(({ savedBy }) => savedBy ?? []));
    const nameOf = (id: string | null) => authors.find((one) => one.id === id)?.name ?? null;
    return {
      purpose,
      versions: versions.map(({ version, text, savedBy, savedAt }) => ({
        ...{ version, text, savedBy: nameOf(savedBy) },
        savedAt: savedAt?.toISOString() ?? null,
        counts: counts.get(version) ?? noConsents,
      })),
    };
  };

  return {
    list: ({ schoolId }) =>
      Promise.all(consentPurpose.options.map((purpose) => view(schoolId, purpose))),
    publish: (actor, purpose, request) =>
      inTransaction(sequelize, () => publish(dependencies, actor, purpose, request)),
  };
}

async function publish(
  { sequelize, texts, recordAudit }: ConsentDependencies,
  { schoolId, personId }: Actor,
  purpose: ConsentPurpose,
  { version, text }: ConsentTextRequest,
): Promise<void> {
  const now = await databaseNow(sequelize);
  await texts.keepFirst(schoolId, purpose, now);
  const current = await texts.current(schoolId, purpose);
  if (current.version !== version) throw changed(purpose);
  const next = { version: version + 1, text, savedBy: personId };
  if (current.text['zh-CN'] === text['zh-CN'] && current.text.en === text.en) return;
  try {
    await texts.add(schoolId, purpose, next, now);
  } catch (error) {
    // Somebody else was faster by a moment.
    if (error instanceof UniqueConstraintError) throw changed(purpose);
    throw error;
  }
  await recordAudit({
    action: 'consent-text.changed',
    subject: { kind: 'school', id: schoolId },
    before: describe(purpose, current),
    after: describe(purpose, next),
  });
}

function describe(
  purpose: ConsentPurpose,
  { version, text }: Pick<ConsentVersion, 'version' | 'text'>,
) {
  const hashes = { zhSha256: hashOfText(text, 'zh-CN'), enSha256: hashOfText(text, 'en') };
  return { purpose, version, ...hashes };
}

function changed(purpose: ConsentPurpose): ConflictError {
  return new ConflictError('consent-text-changed', `${purpose} has another text by now`);
}
