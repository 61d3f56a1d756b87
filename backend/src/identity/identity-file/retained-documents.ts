import { QueryTypes, type Sequelize } from 'sequelize';

import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { RetainedKind } from '../retention/index.ts';
import { FOLDER } from './commands/finish-upload.ts';
import { removePictures } from './commands/remove-pictures.ts';
import type { IdentityEvents } from './identity-events.ts';
import type { IdentityFileStore } from './identity-file-store.ts';
import { withoutPage } from './identity-file.ts';

/** Pictures of pages, and who names them. */
export const pageFiles: NamedFolder = {
  folder: FOLDER,
  columns: [
    { table: 'identity_page', column: 'picture' },
    { table: 'identity_page', column: 'preview' },
  ],
};

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly storage: FileStorage;
  readonly files: IdentityFileStore;
  readonly events: IdentityEvents;
}

interface Place {
  readonly schoolId: string;
  readonly examRoomId: string;
  readonly candidateId: string;
}

/** Pages of identity files, as retention deletes them: decisions, reasons and hashes of the rounds stay. */
export function retainedDocuments(dependencies: Dependencies): RetainedKind {
  const { sequelize, storage, files, events } = dependencies;
  const placeOf = async (sittingId: string): Promise<Place> => {
    const [place] = await sequelize.query<Place>(
      `SELECT school_id AS schoolId, exam_room_id AS examRoomId, candidate_id AS candidateId
       FROM sitting WHERE id = :sittingId`,
      { type: QueryTypes.SELECT, replacements: { sittingId } },
    );
    if (!place) throw new Error(`no sitting ${sittingId}`);
    return place;
  };
  return {
    kind: 'documents',
    items: `SELECT page.id, sitting.school_id, sitting.candidate_id AS person_id, room.exam_id,
        page.uploaded_at AS kept_at
      FROM identity_page page
      JOIN sitting ON sitting.id = page.sitting_id
      JOIN exam_room room ON room.id = sitting.exam_room_id`,
    remove: async (id) => {
      const found = await files.findPage(id);
      if (!found) return;
      const { sittingId } = found;
      const { schoolId, examRoomId, candidateId } = await placeOf(sittingId);
      const file = await files.lockExisting(sittingId, schoolId);
      // As it is now that nobody changes it.
      const page = file.pages.find((one) => one.id === id);
      if (!page) return;
      await removePictures(storage, [page]);
      await files.save(withoutPage(file, page));
      await events.fileChanged({ examRoomId, sittingId }, candidateId);
      await events.queueChanged(schoolId);
    },
  };
}
