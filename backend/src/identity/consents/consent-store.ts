import type { ConsentDecision, ConsentLanguage, ConsentPurpose } from '@exam/contracts';

import type { Client } from '../../platform/http/client-of.ts';
import { ConsentRecord } from './consent-record.ts';

/** Something that a person said to a text. */
export interface Consent extends Client {
  readonly schoolId: string;
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly decision: ConsentDecision;
  readonly version: number;
  readonly language: ConsentLanguage;
  /** Of the text in that language, in hex. */
  readonly textSha256: string;
  readonly decidedAt: Date;
}

/** A history: what was said is added to it, and never changed. */
export class ConsentStore {
  async add(consent: Consent): Promise<void> {
    await ConsentRecord.create(consent);
  }

  /** Everything that a person said about a purpose, newest first. */
  async list(personId: string, purpose: ConsentPurpose): Promise<Consent[]> {
    return ConsentRecord.findAll({ where: { personId, purpose }, order: [['id', 'DESC']] });
  }

  /** What a person said last; null for who has said nothing yet. */
  async last(personId: string, purpose: ConsentPurpose): Promise<Consent | null> {
    return ConsentRecord.findOne({ where: { personId, purpose }, order: [['id', 'DESC']] });
  }
}
