import type { FaceFault, FaceOutcome, StepFailure } from '@exam/contracts';

import { faceThresholds } from '../../face/index.ts';

/** What a check found out. */
export interface Findings {
  /** The first step that failed; null when all passed. */
  readonly stepFailure: StepFailure | null;
  /** Lowest similarity of two faces of the challenge; null with fewer than two. */
  readonly sameness: number | null;
  /** Of the live face and the photo on file; null where no frame looks ahead. */
  readonly similarity: number | null;
  readonly isReplay: boolean;
}

/**
 * Two faces of one challenge are of one person from here on. Lower than for the photo on file: one of
 * them is turned away, or has its mouth open.
 */
export const SAME_PERSON = 0.5;

/** What came of a challenge. Another person's face goes before a replay: it says more to an examiner. */
export function decide(findings: Findings): { outcome: FaceOutcome; fault: FaceFault | null } {
  const { stepFailure, sameness, similarity, isReplay } = findings;
  const notLive = (fault: FaceFault) => ({ outcome: 'notLive' as const, fault });
  if (stepFailure === 'tooFewFrames') return notLive('framesUnreadable');
  if (stepFailure) return notLive(stepFailure);
  if (similarity === null) return notLive('notLookingAhead');
  if (sameness !== null && sameness < SAME_PERSON) return notLive('personChanged');
  if (similarity < faceThresholds.uncertain) return { outcome: 'mismatch', fault: null };
  if (isReplay) return notLive('replayed');
  const outcome = similarity < faceThresholds.verified ? 'uncertain' : 'verified';
  return { outcome, fault: null };
}
