import { faceLimits, type FaceFault, type FaceOutcome, type FaceReason } from '@exam/contracts';

/** What became of the face verification of a sitting, as examiners are told. */
export interface FaceResult {
  readonly sittingId: string;
  readonly schoolId: string;
  readonly candidateId: string;
  readonly outcome: 'verified' | 'notVerified';
  /** Null for who is verified. */
  readonly reason: FaceReason | null;
  readonly fault: FaceFault | null;
  /** Whose word it is: this portal's, or an outside authority's. */
  readonly source: 'local' | 'authority';
  /** Of the live face and the photo on file, −1 to 1; null where they were not compared. */
  readonly similarity: number | null;
  /** The similarity from which on somebody is verified. */
  readonly threshold: number | null;
  readonly model: string | null;
  readonly triesUsed: number;
  readonly cameraLabel: string;
  /** In the file storage; null where nothing was filmed, or after its retention. */
  readonly bestFrameKey: string | null;
  /** The challenge that decided it. */
  readonly sessionId: string | null;
  readonly at: Date;
}

const reasons: Record<Exclude<FaceOutcome, 'verified'>, FaceReason> = {
  uncertain: 'uncertain',
  mismatch: 'mismatch',
  notLive: 'notLive',
  notChecked: 'checkFailed',
};

/** Why somebody is not verified, after a challenge that ended so; null when they are. */
export function reasonOf(outcome: FaceOutcome, fault: FaceFault | null): FaceReason | null {
  if (outcome === 'verified') return null;
  if (fault === 'noFace') return 'noFace';
  if (fault === 'photoUnusable') return 'noPhoto';
  return reasons[outcome];
}

/** Whether a challenge that ended so was the last: of who is verified, who has no more tries, or whom we failed. */
export function isLastTry(outcome: FaceOutcome, tryNumber: number): boolean {
  return outcome === 'verified' || outcome === 'notChecked' || tryNumber >= faceLimits.tries;
}
