import type { FaceMeasures } from './face-geometry.ts';
import { faceLimits, type FaceAction } from './face-verification.ts';

/** Measured on real people, and on photos that were held, moved, bent and rolled before a camera. */
export const livenessThresholds = {
  /** A head is turned from here on. */
  turned: 0.3,
  /** A face looks ahead up to here. */
  ahead: 0.18,
  /** A photo that is turned becomes narrow; a head stays at least this part as wide. */
  keptProportion: 0.9,
  /** Part of the open eye's opening below which it is closed. */
  closedEyes: 0.55,
  /** Part of the open eye's opening above which it is open. */
  openEyes: 0.8,
  mouthOpen: 0.38,
  mouthRise: 0.25,
} as const;

export type LivenessThresholds = { readonly [name in keyof typeof livenessThresholds]: number };

/** What was seen in one frame, in the order of time. */
export interface FrameFacts {
  readonly faces: number;
  /** Of the only face; null for none or several. */
  readonly measures: FaceMeasures | null;
}

export type StepFailure =
  'tooFewFrames' | 'noFace' | 'severalFaces' | 'notLookingAhead' | 'actionNotSeen' | 'flat';

export type StepVerdict =
  { readonly passed: true } | { readonly passed: false; readonly reason: StepFailure };

const passed: StepVerdict = { passed: true };
const failed = (reason: StepFailure): StepVerdict => ({ passed: false, reason });

/** Whether the frames of a step show the action, done by one living face. */
export function checkStep(
  action: FaceAction,
  frames: readonly FrameFacts[],
  thresholds: LivenessThresholds = livenessThresholds,
): StepVerdict {
  if (frames.length < faceLimits.fewestFrames || frames.length > faceLimits.mostFrames) {
    return failed('tooFewFrames');
  }
  if (frames.some(({ faces }) => faces > 1)) return failed('severalFaces');
  const measures = frames.flatMap((frame) => (frame.measures ? [frame.measures] : []));
  if (measures.length < frames.length) return failed('noFace');
  const ahead = measures.filter(isAhead);
  // The first looks ahead, so that a picture of a turned head does not pass for a turn.
  if (!measures[0] || !isAhead(measures[0])) return failed('notLookingAhead');
  switch (action) {
    case 'turnLeft':
      return checkTurn(measures, ahead, 1, thresholds);
    case 'turnRight':
      return checkTurn(measures, ahead, -1, thresholds);
    case 'blink':
      return checkBlink(ahead, thresholds);
    case 'openMouth':
      return checkMouth(ahead, thresholds);
  }
}

export function isAhead({ noseOffset }: FaceMeasures): boolean {
  return Math.abs(noseOffset) < livenessThresholds.ahead;
}

/** `side`: 1 for the candidate's left, −1 for their right. */
function checkTurn(
  measures: readonly FaceMeasures[],
  ahead: readonly FaceMeasures[],
  side: 1 | -1,
  { turned, keptProportion }: LivenessThresholds,
): StepVerdict {
  const wrongWay = measures.some(({ noseOffset }) => -side * noseOffset > turned);
  const seen = measures.filter(({ noseOffset }) => side * noseOffset > turned);
  if (wrongWay || seen.length === 0) return failed('actionNotSeen');
  const neutral = median(ahead.map(({ proportion }) => proportion));
  const solid = seen.some(({ proportion }) => proportion >= keptProportion * neutral);
  return solid ? passed : failed('flat');
}

function checkBlink(
  ahead: readonly FaceMeasures[],
  { closedEyes, openEyes }: LivenessThresholds,
): StepVerdict {
  const openings = ahead.map(({ eyeOpening }) => eyeOpening);
  const open = upperMedian(openings);
  const isOpen = (opening: number) => opening > openEyes * open;
  const closed = openings.findIndex((opening) => opening < closedEyes * open);
  if (closed < 0) return failed('actionNotSeen');
  const between = openings.slice(0, closed).some(isOpen) && openings.slice(closed).some(isOpen);
  return between ? passed : failed('actionNotSeen');
}

function checkMouth(
  ahead: readonly FaceMeasures[],
  { mouthOpen, mouthRise }: LivenessThresholds,
): StepVerdict {
  const openings = ahead.map(({ mouthOpening }) => mouthOpening);
  const widest = Math.max(...openings);
  const risen = widest - Math.min(...openings) > mouthRise;
  return widest > mouthOpen && risen ? passed : failed('actionNotSeen');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The median of the upper half: how open the eyes are while they are open. */
function upperMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return median(sorted.slice(Math.floor(sorted.length / 2)));
}
