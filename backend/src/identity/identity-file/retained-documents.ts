import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { RetainedKind } from '../retention/index.ts';
import { removePictures } from './commands/remove-pictures.ts';
import { IdentityPageRecord } from './identity-page-record.ts';

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
