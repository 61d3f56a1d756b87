import { join } from 'node:path';

import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { roomStream, schoolStream, type ExamRoomDomain } from '../../exam-room/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Route } from '../../platform/http/route.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { ConsentGate } from '../consents/index.ts';
import type { RetainedKind } from '../retention/index.ts';
import { createApprovedPhotoOf, type ApprovedPhotoOf } from './approved-photo.ts';
import { FileChecker } from './checks/file-checker.ts';
import { createBeginUpload } from './commands/begin-upload.ts';
import { createChangePages } from './commands/change-pages.ts';
import type { UploadTarget } from './commands/dependencies.ts';
import { createFinishUpload } from './commands/finish-upload.ts';
import { createSubmitFile } from './commands/submit-file.ts';
import { createAddExamplePicture } from './examples/add-example-picture.ts';
import { examplePictureRoutes } from './examples/example-picture-routes.ts';
import { ExamplePictureStore } from './examples/example-picture-store.ts';
import { createPlaces } from './find-place.ts';
import { IdentityEvents } from './identity-events.ts';
import { IdentityFileStore } from './identity-file-store.ts';
import { ownFileRoutes } from './own-file-routes.ts';
import { createPageLinks, type PageLinks } from './page-links.ts';
import { phoneRoutes, ticketRoutes } from './phone/phone-routes.ts';
import { createTicketCommands } from './phone/ticket-commands.ts';
import { UploadTicketStore } from './phone/upload-ticket-store.ts';
import { createSendPicture, pictureRoutes } from './picture-routes.ts';
import { pageFiles, retainedDocuments } from './retained-documents.ts';
import { createViewFile } from './queries/view-file.ts';
import { TusEndpoint } from './uploads/tus-endpoint.ts';
import { UploadFolder } from './uploads/upload-folder.ts';
import { UploadLimiter } from './uploads/upload-limiter.ts';
import { UploadLocker } from './uploads/upload-locker.ts';
import { createUploadRequests } from './uploads/upload-requests.ts';
import { uploadRoutes } from './uploads/upload-routes.ts';
import { IdentityUploadStore } from './uploads/upload-store.ts';
import { createUploadWork, type UploadWork } from './uploads/upload-work.ts';

interface Options {
  readonly sequelize: Sequelize;
  readonly redis: Redis;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  readonly storage: FileStorage;
  /** Where files are while they arrive; shared by every process. */
  readonly filesFolder: string;
  readonly rooms: ExamRoomStore;
  readonly ownSitting: ExamRoomDomain['ownSitting'];
  readonly consents: ConsentGate;
  readonly endedAmong: (sessionIds: readonly string[]) => Promise<readonly unknown[]>;
  readonly recordAudit: RecordAudit;
  /** Milliseconds that looking into one file may take, instead of the usual ones. */
  readonly checkMs?: number;
}

export interface IdentityFiles extends UploadWork {
  /** What retention deletes. */
  readonly retained: readonly RetainedKind[];
  /** The folder of its files, and who names them. */
  readonly namedFiles: NamedFolder;
  readonly routes: readonly Route[];
  readonly store: IdentityFileStore;
  readonly links: PageLinks;
  readonly events: IdentityEvents;
  readonly approvedPhotoOf: ApprovedPhotoOf;
}

/** Puts the domain together on a database whose tables are bound. */
export function createIdentityFiles(options: Options): IdentityFiles {
  const { sequelize, keyring, storage, outbox, endedAmong } = options;
  const uploads = new IdentityUploadStore();
  const files = new IdentityFileStore(sequelize);
  const links = createPageLinks(keyring);
  const { findPlace, placeOf } = createPlaces(options);
  const dependencies = {
    ...{ sequelize, storage, files, uploads, findPlace, placeOf, endedAmong },
    ...{ consents: options.consents, recordAudit: options.recordAudit },
    tickets: new UploadTicketStore(),
    folder: new UploadFolder(join(options.filesFolder, 'uploads'), uploads),
    limiter: new UploadLimiter(options.redis),
    checker: new FileChecker(options.checkMs),
    events: new IdentityEvents({ outbox, roomStream, schoolStream }),
  };
  const finish = createFinishUpload(dependencies);
  const begin = createBeginUpload(dependencies);
  const tus = new TusEndpoint<UploadTarget>(dependencies.folder, new UploadLocker(options.redis), {
    ...{ begin, finish },
  });
  const requests = createUploadRequests(dependencies, tus);
  const view = createViewFile(dependencies, links);
  const tickets = createTicketCommands(dependencies);
  const examples = new ExamplePictureStore();
  const addExample = createAddExamplePicture({ ...dependencies, examples });
  const now = () => databaseNow(sequelize);
  const sendPicture = createSendPicture({ now, files, storage, links });
  return {
    store: files,
    retained: [retainedDocuments(dependencies)],
    namedFiles: pageFiles,
    ...{ links, events: dependencies.events },
    routes: [
      ...ownFileRoutes({
        ...{ view, pages: createChangePages(dependencies) },
        submit: createSubmitFile(dependencies),
      }),
      ...uploadRoutes({ findPlace, uploads: requests }),
      ...ticketRoutes({ tickets }),
      ...phoneRoutes({ tickets, view, uploads: requests, sendPicture, placeOf }),
      ...pictureRoutes(sendPicture),
      ...examplePictureRoutes({ storage, examples, addExample }),
    ],
    approvedPhotoOf: createApprovedPhotoOf(options),
    ...createUploadWork({ ...dependencies, finish }),
  };
}
