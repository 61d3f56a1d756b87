import type { StaffFaceView } from '@exam/contracts';

/** The text of how a face verification stands, and by whom where that was not the portal. */
export function faceStandingText({ standing, authority }: StaffFaceView): string {
  const isOutside = standing === 'verified' && authority !== null;
  return isOutside ? `examiner.face.verifiedBy.${authority}` : `examiner.face.standing.${standing}`;
}
