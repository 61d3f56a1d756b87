import type { ConsentDecision, ConsentState } from '@exam/contracts';

/** What was said last about a purpose. */
export interface LastDecision {
  readonly decision: ConsentDecision;
  readonly version: number;
}

/** What that means while `version` is asked about: a new text asks everybody again who answered. */
export function stateOfConsent(last: LastDecision | null, version: number): ConsentState {
  if (!last) return 'none';
  if (last.decision === 'withdrawn') return 'withdrawn';
  return last.version === version ? last.decision : 'none';
}
