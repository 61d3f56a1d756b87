import { buffer } from 'node:stream/consumers';

import type { PhotoOnFile } from '../identity/face-verification/index.ts';
import type { ApprovedPhotoOf } from '../identity/identity-file/index.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { CandidateProfileRecord } from '../rosters/index.ts';

/**
 * Where faces find the photo that they are compared with: the one of the registration, or else the
 * one in an approved document.
 */
export function createPhotoOnFile(
  files: FileStorage,
  approvedPhotoOf: ApprovedPhotoOf,
): PhotoOnFile {
  return async ({ candidateId, sittingId }) => {
    const profile = await CandidateProfileRecord.findByPk(candidateId);
    if (profile?.photoKey) return buffer(await files.read(profile.photoKey));
    return approvedPhotoOf(sittingId);
  };
}
