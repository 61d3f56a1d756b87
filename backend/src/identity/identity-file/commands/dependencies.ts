import type { IdentityDocument, UploadDevice } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../../audit/index.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import type { ConsentGate } from '../../consents/index.ts';
import type { FileChecker } from '../checks/file-checker.ts';
import type { IdentityEvents } from '../identity-events.ts';
import type { IdentityFileStore } from '../identity-file-store.ts';
import type { UploadTicketStore } from '../phone/upload-ticket-store.ts';
import type { UploadFolder } from '../uploads/upload-folder.ts';
import type { UploadLimiter } from '../uploads/upload-limiter.ts';
import type { IdentityUploadStore } from '../uploads/upload-store.ts';

/** Whose file it is. */
export interface Owner {
  readonly schoolId: string;
  readonly personId: string;
}

/** A sitting whose exam asks for an identity file. */
export interface FilePlace {
  readonly schoolId: string;
  readonly sittingId: string;
  readonly examRoomId: string;
  readonly candidateId: string;
  readonly examName: string;
  readonly isOver: boolean;
  readonly asked: readonly IdentityDocument[];
}

/** Where an upload goes to, for whoever may upload. */
export interface UploadTarget extends FilePlace {
  readonly via: UploadDevice;
}

/**
 * The sitting of a candidate. Rejects with NotFoundError for another's, and with ConflictError
 * `identity-file-not-asked`.
 */
export type FindPlace = (owner: Owner, sittingId: string) => Promise<FilePlace>;

/** What the commands and queries of this domain work on. */
export interface FileDependencies {
  readonly sequelize: Sequelize;
  readonly files: IdentityFileStore;
  readonly uploads: IdentityUploadStore;
  readonly tickets: UploadTicketStore;
  readonly folder: UploadFolder;
  readonly limiter: UploadLimiter;
  readonly storage: FileStorage;
  readonly checker: FileChecker;
  readonly consents: ConsentGate;
  readonly events: IdentityEvents;
  readonly findPlace: FindPlace;
  readonly recordAudit: RecordAudit;
}
