import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { RetainedKind } from '../../identity/retention/index.ts';
import { CandidateProfileRecord } from '../candidate-profile-record.ts';

/** Photos on file, and who names them. */
export const photoFiles: NamedFolder = {
  folder: 'photos',
  columns: [{ table: 'candidate_profile', column: 'photo_key' }],
};

/** Photos on file, as retention deletes them: the rest of the roster stays. */
export function retainedPhotos(storage: FileStorage): RetainedKind {
  return {
    kind: 'photos',
    items: `SELECT profile.person_id AS id, person.school_id, profile.person_id, NULL AS exam_id,
        profile.photo_at AS kept_at
      FROM candidate_profile profile JOIN person ON person.id = profile.person_id
      WHERE profile.photo_key IS NOT NULL`,
    remove: async (personId) => {
      const profile = await CandidateProfileRecord.findByPk(personId);
      if (!profile?.photoKey) return;
      await storage.remove(profile.photoKey);
      const gone = { photoKey: null, photoAt: null };
      // Not a photo that was imported meanwhile.
      await CandidateProfileRecord.update(gone, {
        where: { personId, photoKey: profile.photoKey },
      });
    },
  };
}
