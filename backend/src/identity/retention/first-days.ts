import type { ConsentPurpose, RetainedKindName } from '@exam/contracts';

/** Days that a school keeps something unless it says otherwise; docs/privacy.md says why. */
export const firstDays: Readonly<Record<RetainedKindName, number>> = {
  documents: 180,
  photos: 365,
  faceFrames: 90,
  faceDescriptors: 7,
};

/** By which consent something is kept. Photos come from the school's own registration. */
export const purposeOf: Readonly<Record<RetainedKindName, ConsentPurpose | null>> = {
  documents: 'identityDocuments',
  photos: null,
  faceFrames: 'faceData',
  faceDescriptors: 'faceData',
};
