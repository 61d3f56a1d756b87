import { hashDistance, type HashWords } from './face-hash.ts';
import { trajectoryDistance, type Trajectory } from './trajectory.ts';

export const replayThresholds = {
  /**
   * Bits of the face's hash that differ at most between a frame and its copy. Copies of the test film
   * — smaller, cropped, encoded anew — differ by 20 or fewer in 166 of 168 frames; a face that is
   * turned from one that looks ahead, by 26 or more.
   */
  twinBits: 20,
  /** Part of the frames of a turn that have a twin in one earlier challenge: then it is a copy. */
  twins: 0.75,
  /** Two honest takes were never nearer than 0.046. */
  trajectory: 0.03,
} as const;

/** What is known of the frames of a challenge. */
export interface Seen {
  readonly steps: readonly SeenStep[];
}

export interface SeenStep extends Trajectory {
  /** Of frames with one face. */
  readonly hashes: readonly HashWords[];
}

/**
 * Whether a challenge is made of what was seen in one of the earlier ones, or moves exactly like it.
 * Of the copied frames only turns tell: who sits still twice looks the same twice.
 */
export function isReplay(fresh: Seen, earlier: readonly Seen[]): boolean {
  return earlier.some(
    (seen) =>
      trajectoryDistance(fresh.steps, seen.steps) < replayThresholds.trajectory ||
      fresh.steps.some((step) => isCopied(step, seen)),
  );
}

function isCopied({ action, hashes }: SeenStep, seen: Seen): boolean {
  if ((action !== 'turnLeft' && action !== 'turnRight') || hashes.length === 0) return false;
  const known = seen.steps.flatMap((step) => (step.action === action ? step.hashes : []));
  const hasTwin = (hash: HashWords) =>
    known.some((other) => hashDistance(hash, other) <= replayThresholds.twinBits);
  return hashes.filter(hasTwin).length >= replayThresholds.twins * hashes.length;
}
