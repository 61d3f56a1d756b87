import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { RetainedKind } from '../retention/index.ts';
import { FOLDER } from './commands/finish-upload.ts';
import { removePictures } from './commands/remove-pictures.ts';
import { IdentityPageRecord } from './identity-page-record.ts';

/** Pictures of pages, and who names them. */
export const pageFiles: NamedFolder = {
  folder: FOLDER,
  columns: [
    { table: 'identity_page', column: 'picture' },
    { table: 'identity_page', column: 'preview' },
  ],
};

/** Pages of identity files, as retention deletes them: status, reasons and hashes of the rounds stay. */
export function retainedDocuments(storage: FileStorage): RetainedKind {
  return {
    kind: 'documents',
    items: `SELECT page.id, sitting.school_id, sitting.candidate_id AS person_id, room.exam_id,
        page.uploaded_at AS kept_at
      FROM identity_page page
      JOIN sitting ON sitting.id = page.sitting_id
      JOIN exam_room room ON room.id = sitting.exam_room_id`,
    remove: async (id) => {
      const page = await IdentityPageRecord.findByPk(id);
      if (!page) return;
      await removePictures(storage, [page]);
      await page.destroy();
    },
  };
}
