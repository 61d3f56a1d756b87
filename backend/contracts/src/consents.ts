import * as z from 'zod';

/** What a candidate may consent to, each for itself. */
export const consentPurpose = z.enum(['faceData', 'identityDocuments', 'recording']);
export type ConsentPurpose = z.output<typeof consentPurpose>;

/** What somebody said to the text of a purpose. */
export const consentDecision = z.enum(['given', 'refused', 'withdrawn']);
export type ConsentDecision = z.output<typeof consentDecision>;

/** `none`: nothing was said yet, or to an older text than the one that is asked about now. */
export const consentState = z.enum(['none', ...consentDecision.options]);
export type ConsentState = z.output<typeof consentState>;

/** The languages that a consent is asked in. */
export const consentLanguage = z.enum(['zh-CN', 'en']);
export type ConsentLanguage = z.output<typeof consentLanguage>;

/** Characters that the text of a consent may have. */
export const CONSENT_TEXT_LENGTH = 10_000;

/** Plain text, with empty lines between paragraphs. */
export const consentText = z.object({
  'zh-CN': z.string().trim().min(1).max(CONSENT_TEXT_LENGTH),
  en: z.string().trim().min(1).max(CONSENT_TEXT_LENGTH),
});
export type ConsentText = z.output<typeof consentText>;

/** What retention deletes, each after days of its own. */
export const retainedKind = z.enum(['documents', 'photos', 'faceFrames', 'faceDescriptors']);
export type RetainedKindName = z.output<typeof retainedKind>;

export const retentionRule = z.object({
  kind: retainedKind,
  /** Days after the end of the exam's last room. */
  days: z.int().min(1).max(3_650),
});
export type RetentionRule = z.output<typeof retentionRule>;

export const consentParams = z.object({ purpose: consentPurpose });

// ── What a candidate sees: their own consents ──

export const ownConsentView = z.object({
  purpose: consentPurpose,
  state: consentState,
  /** When the state was reached; null for `none`. */
  decidedAt: z.iso.datetime().nullable(),
  /** The version that is asked about now. */
  version: z.int().positive(),
  text: consentText,
  /** How long the school keeps what is collected by it. */
  retention: retentionRule.array(),
  /** Everything that was said, newest first. */
  history: z
    .object({
      decision: consentDecision,
      version: z.int().positive(),
      language: consentLanguage,
      at: z.iso.datetime(),
    })
    .array(),
});
export type OwnConsentView = z.output<typeof ownConsentView>;

/**
 * The version must be the one that is asked about, else 409 consent-text-changed. Only what is given
 * can be withdrawn, of whichever version: else 409 consent-not-given.
 */
export const consentDecisionRequest = z.object({
  decision: consentDecision,
  version: z.int().positive(),
  /** The language in which the text was read. */
  language: consentLanguage,
});
export type ConsentDecisionRequest = z.output<typeof consentDecisionRequest>;

// ── What a school admin sees: texts, and how many said what ──

const consentCounts = z.object({
  given: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  withdrawn: z.int().nonnegative(),
});
export type ConsentCounts = z.output<typeof consentCounts>;

export const consentTextView = z.object({
  purpose: consentPurpose,
  /** Newest first; the first one is asked about now. */
  versions: z
    .object({
      version: z.int().positive(),
      text: consentText,
      /** Null for the text that came with the portal. */
      savedBy: z.string().nullable(),
      /** Null while nobody has answered the text that came with the portal. */
      savedAt: z.iso.datetime().nullable(),
      /** Candidates by what they said last. */
      counts: consentCounts,
    })
    .array(),
});
export type ConsentTextView = z.output<typeof consentTextView>;
export const consentTextsView = z.object({ texts: consentTextView.array() });

/** `version` is the one that the admin changed; 409 consent-text-changed when there is a newer one. */
export const consentTextRequest = z.object({ version: z.int().positive(), text: consentText });
export type ConsentTextRequest = z.output<typeof consentTextRequest>;
