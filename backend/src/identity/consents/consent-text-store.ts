import type { ConsentLanguage, ConsentPurpose, ConsentText } from '@exam/contracts';

import { sha256 } from '../../platform/secrets/sha256.ts';
import { ConsentTextRecord } from './consent-text-record.ts';
import { firstTexts } from './first-texts.ts';

/** One text of a purpose, in both languages. */
export interface ConsentVersion {
  readonly version: number;
  readonly text: ConsentText;
  /** Null for the text that came with the portal. */
  readonly savedBy: string | null;
  /** Null while nobody was asked with the text that came with the portal. */
  readonly savedAt: Date | null;
}

export class ConsentTextStore {
  /** What the school asks now. */
  async current(schoolId: string, purpose: ConsentPurpose): Promise<ConsentVersion> {
    const where = { schoolId, purpose };
    const record = await ConsentTextRecord.findOne({ where, order: [['version', 'DESC']] });
    return record ? toVersion(record) : firstOf(purpose);
  }

  /** Newest first. */
  async list(schoolId: string, purpose: ConsentPurpose): Promise<ConsentVersion[]> {
    const where = { schoolId, purpose };
    const records = await ConsentTextRecord.findAll({ where, order: [['version', 'DESC']] });
    return records.length > 0 ? records.map(toVersion) : [firstOf(purpose)];
  }

  /**
   * Keeps the text that came with the portal before somebody answers it, so that a later release
   * changes nothing of what was agreed to.
   */
  async keepFirst(schoolId: string, purpose: ConsentPurpose, savedAt: Date): Promise<void> {
    const { 'zh-CN': textZh, en: textEn } = firstTexts[purpose];
    const row = { schoolId, purpose, version: 1, textZh, textEn, savedBy: null, savedAt };
    await ConsentTextRecord.bulkCreate([row], { updateOnDuplicate: ['version'] });
  }

  /** Rejects with a UniqueConstraintError when the version is there already. */
  async add(
    schoolId: string,
    purpose: ConsentPurpose,
    { version, text, savedBy }: Omit<ConsentVersion, 'savedAt'>,
    savedAt: Date,
  ): Promise<void> {
    const texts = { textZh: text['zh-CN'], textEn: text.en };
    await ConsentTextRecord.create({ schoolId, purpose, version, ...texts, savedBy, savedAt });
  }
}

/** What is kept of the text that somebody read: the SHA-256 of its UTF-8 bytes, in hex. */
export function hashOfText(text: ConsentText, language: ConsentLanguage): string {
  return sha256(text[language]);
}

function firstOf(purpose: ConsentPurpose): ConsentVersion {
  return { version: 1, text: firstTexts[purpose], savedBy: null, savedAt: null };
}

function toVersion({ version, textZh, textEn, savedBy, savedAt }: ConsentTextRecord) {
  return { version, text: { 'zh-CN': textZh, en: textEn }, savedBy, savedAt };
}
