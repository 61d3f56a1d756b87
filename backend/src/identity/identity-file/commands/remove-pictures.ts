import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { IdentityPage } from '../identity-file.ts';

/** Deletes the pictures of pages for good; call it when nothing refers to them any more. */
export async function removePictures(
  storage: FileStorage,
  pages: readonly Pick<IdentityPage, 'picture' | 'preview'>[],
): Promise<void> {
  const keys = pages.flatMap(({ picture, preview }) => [picture, preview]);
  await Promise.all(keys.map((key) => storage.remove(key)));
}
