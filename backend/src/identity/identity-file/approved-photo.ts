import { buffer } from 'node:stream/consumers';

import type { FileStorage } from '../../platform/storage/file-storage.ts';
import { createPlaces, type PlaceDependencies } from './find-place.ts';
import { IdentityFileStore } from './identity-file-store.ts';
import { pagesOf, stateOf } from './identity-file.ts';

/**
 * JPEG of the first page of an approved document that shows the candidate's face, as the exam's
 * settings say; null where there is none.
 */
export type ApprovedPhotoOf = (sittingId: string) => Promise<Buffer | null>;

export function createApprovedPhotoOf({
  storage,
  ...given
}: PlaceDependencies & { readonly storage: FileStorage }): ApprovedPhotoOf {
  const files = new IdentityFileStore(given.sequelize);
  const { placeOf } = createPlaces(given);
  return async (sittingId) => {
    const file = await files.find(sittingId);
    if (!file) return null;
    const { asked } = await placeOf(sittingId);
    const page = asked
      .filter(({ id, holdsPhoto }) => holdsPhoto && stateOf(file, id).status === 'approved')
      .flatMap(({ id }) => pagesOf(file, id).slice(0, 1))
      .at(0);
    return page ? buffer(await storage.read(page.picture)) : null;
  };
}
