import type { FaceFault, FaceOutcome, FaceReason } from '@exam/contracts';

/** Groups of causes that have the same words. */
export type Advice =
  | 'noFace'
  | 'severalFaces'
  | 'actionNotSeen'
  | 'personChanged'
  | 'replayed'
  | 'late'
  | 'unreadable'
  | 'mismatch'
  | 'uncertain'
  | 'ours';

const ofFault: Readonly<Record<FaceFault, Advice>> = {
  noFace: 'noFace',
  severalFaces: 'severalFaces',
  notLookingAhead: 'actionNotSeen',
  actionNotSeen: 'actionNotSeen',
  flat: 'actionNotSeen',
  personChanged: 'personChanged',
  replayed: 'replayed',
  stepLate: 'late',
  stepOrder: 'unreadable',
  nonceWrong: 'unreadable',
  framesUnreadable: 'unreadable',
  photoUnusable: 'ours',
  checkFailed: 'ours',
};
const ofOutcome: Readonly<Record<Exclude<FaceOutcome, 'verified'>, Advice>> = {
  uncertain: 'uncertain',
  mismatch: 'mismatch',
  notLive: 'actionNotSeen',
  notChecked: 'ours',
};

/** What to say of a try that did not succeed. */
export function adviceFor(outcome: FaceOutcome | null, fault: FaceFault | null): Advice {
  if (fault) return ofFault[fault];
  return outcome && outcome !== 'verified' ? ofOutcome[outcome] : 'late';
}

/** Reasons whose words are about the way by eye, not about a try. */
export function isByChoice(reason: FaceReason | null): boolean {
  return reason === 'consentRefused' || reason === 'cannotDoActions' || reason === 'skipped';
}
