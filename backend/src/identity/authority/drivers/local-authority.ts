import type {
  AuthorityAnswer,
  AuthoritySubject,
  IdentityAuthority,
} from '../identity-authority.ts';

/** What the portal itself found for a sitting; null before its own verification is over. */
export type OwnVerdict = (
  sittingId: string,
) => Promise<{ readonly verified: boolean; readonly similarity: number | null } | null>;

/** Nobody outside: what the portal found by the photo on file stands. */
export class LocalAuthority implements IdentityAuthority {
  private readonly ownVerdict: OwnVerdict;

  constructor(ownVerdict: OwnVerdict) {
    this.ownVerdict = ownVerdict;
  }

  start({ sittingId }: AuthoritySubject): Promise<{ ref: string }> {
    return Promise.resolve({ ref: sittingId });
  }

  async result(ref: string): Promise<AuthorityAnswer> {
    const verdict = await this.ownVerdict(ref);
    if (!verdict) return { status: 'pending' };
    const { verified, similarity } = verdict;
    const facts = { score: similarity, raw: { similarity } };
    if (verified) return { status: 'verified', ...facts };
    return { status: 'notVerified', reason: 'notConfirmed', ...facts };
  }
}
