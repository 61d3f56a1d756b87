import type { AuthorityDriver, AuthorityOfferView } from '@exam/contracts';

/**
 * What there is of the outside authority. `asking`: it is asked what became of a check; `open`: a check
 * waits for the candidate, or for them to ask; `usedUp`: the last one failed, and there are no more.
 */
export type AuthorityPhase = 'none' | 'offer' | 'asking' | 'open' | 'usedUp';

export function authorityPhase(offer: AuthorityOfferView | null, asking: boolean): AuthorityPhase {
  if (!offer) return 'none';
  const { check, driver, checksLeft } = offer;
  if (check && check.state !== 'finished') return asking ? 'asking' : 'open';
  if (driver === null || driver === 'local' || check?.outcome === 'verified') return 'none';
  if (checksLeft > 0) return 'offer';
  return check ? 'usedUp' : 'none';
}

/** Whether its page opens in this browser; that of Tencent Cloud opens in WeChat alone. */
export function opensHere(driver: AuthorityDriver, userAgent: string): boolean {
  return driver !== 'tencent' || userAgent.includes('MicroMessenger');
}
