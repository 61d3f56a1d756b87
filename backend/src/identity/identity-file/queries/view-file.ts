import type { IdentityUploadView, OwnIdentityFileView, PhoneIdentityView } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import type { FileDependencies, FilePlace, Owner } from '../commands/dependencies.ts';
import { isOpen, newIdentityFile } from '../identity-file.ts';
import { presentDocuments, presentFacts } from '../identity-file-presenter.ts';
import type { PageLinks } from '../page-links.ts';
import type { UploadTicket } from '../phone/upload-ticket-store.ts';
import type { IdentityUpload } from '../uploads/upload-store.ts';

/** What candidates see of their own file. */
export interface ViewFile {
  readonly own: (owner: Owner, sittingId: string) => Promise<OwnIdentityFileView>;
  /** The same for their phone. */
  readonly onPhone: (ticket: UploadTicket) => Promise<PhoneIdentityView>;
}

/** Builds the candidate's queries. */
export function createViewFile(
  { sequelize, files, uploads, findPlace }: FileDependencies,
  links: PageLinks,
): ViewFile {
  const read = async ({ schoolId, sittingId, candidateId, isOver, asked }: FilePlace) => {
    const file = (await files.find(sittingId)) ?? newIdentityFile(sittingId, schoolId);
    const now = await databaseNow(sequelize);
    const linksOf = ({ id }: { id: string }) => links.linksOf(id, candidateId, now);
    return {
      file,
      documents: presentDocuments(file, asked, linksOf),
      uploads: (await uploads.listOf(sittingId)).flatMap(presentUpload),
      can: { edit: isOpen(file) && !isOver },
    };
  };

  return {
    own: async (owner, sittingId) => {
      const place = await findPlace(owner, sittingId);
      const { file, ...parts } = await read(place);
      const { examName, examRoomId } = place;
      const rounds = await files.rounds(sittingId);
      return { ...presentFacts(file), examName, examRoomId, rounds, ...parts };
    },

    onPhone: async ({ sittingId, personId, expiresAt }) => {
      const schoolId = (await files.find(sittingId))?.schoolId ?? '';
      const place = await findPlace({ schoolId, personId }, sittingId);
      const { documents, uploads: coming, can } = await read(place);
      const { examName } = place;
      return { examName, documents, uploads: coming, can, expiresAt: expiresAt.toISOString() };
    },
  };
}

function presentUpload(upload: IdentityUpload): IdentityUploadView[] {
  const { id, documentId, name, bytes, status, problem, via } = upload;
  return status === 'done' ? [] : [{ id, documentId, name, bytes, status, problem, via }];
}
