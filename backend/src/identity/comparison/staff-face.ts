import { authorityDriver, type FaceComparisonView, type StaffFaceView } from '@exam/contracts';

import type { FaceResult } from '../face-verification/index.ts';

/** What staff sees at a glance: the eye of an examiner counts for more than the machine. */
export function presentStaffFace(
  result: FaceResult | undefined,
  last: FaceComparisonView | undefined,
): StaffFaceView {
  const standing = result?.outcome ?? 'pending';
  return {
    standing,
    reason: result?.reason ?? null,
    tries: result?.triesUsed ?? 0,
    authority: result?.source === 'authority' ? authorityDriver.parse(result.model) : null,
    comparison: last ?? null,
    alarm: last ? last.outcome === 'otherPerson' : standing !== 'verified',
  };
}
