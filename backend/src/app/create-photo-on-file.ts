import { buffer } from 'node:stream/consumers';

import type { PhotoOnFile } from '../identity/face-verification/index.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { CandidateProfileRecord } from '../rosters/index.ts';

/** Where faces find the photo that they are compared with. */
export function createPhotoOnFile(files: FileStorage): PhotoOnFile {
  return async ({ candidateId }) => {
    const profile = await CandidateProfileRecord.findByPk(candidateId);
    return profile?.photoKey ? buffer(await files.read(profile.photoKey)) : null;
  };
}
