import type { AuthorityReason } from '@exam/contracts';

/** Whom an authority shall check. */
export interface AuthoritySubject {
  /** Ours, for the authority's records: 36 characters. */
  readonly checkId: string;
  readonly sittingId: string;
  readonly name: string;
  /** Of a resident identity card; null for who has another document: then the image is compared. */
  readonly idNumber: string | null;
  /** The photo on file, a JPEG; sent only where there is no ID number. */
  readonly image: Buffer | null;
  /** What the candidate's browser calls itself. */
  readonly userAgent: string;
  /** Where the authority sends the candidate afterwards. */
  readonly returnUrl: string;
}

/** What is kept of an authority's answer: codes and scores, and nothing that names anybody. */
export type RawAnswer = Readonly<Record<string, string | number | boolean | null>>;

export type AuthorityAnswer =
  | { readonly status: 'pending' }
  | {
      readonly status: 'verified';
      /** 0 to 1; null where the authority tells none. */
      readonly score: number | null;
      readonly raw: RawAnswer;
    }
  | {
      readonly status: 'notVerified';
      readonly reason: AuthorityReason;
      readonly score: number | null;
      readonly raw: RawAnswer;
    };

/** Somebody outside who knows whether a living face belongs to a name and an ID number. */
export interface IdentityAuthority {
  /** Begins a check. `url`: where the candidate goes. Rejects with AuthorityError. */
  start(subject: AuthoritySubject): Promise<{ readonly ref: string; readonly url?: string }>;
  /** What became of it. Rejects with AuthorityError. */
  result(ref: string): Promise<AuthorityAnswer>;
}

export type AuthorityFailure = Extract<
  AuthorityReason,
  'timedOut' | 'quotaExceeded' | 'refused' | 'unavailable' | 'subjectIncomplete' | 'noRecord'
>;

/**
 * An authority gave no answer. Carries its code alone: texts and causes of the SDKs repeat names,
 * numbers and keys.
 */
export class AuthorityError extends Error {
  readonly failure: AuthorityFailure;
  readonly providerCode: string;

  constructor(failure: AuthorityFailure, providerCode: string) {
    super(`identity authority ${failure}: ${providerCode}`);
    this.name = 'AuthorityError';
    this.failure = failure;
    this.providerCode = providerCode;
  }
}
