import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import type { SchoolStore } from '../schools/index.ts';
import { createTellCandidates } from './announcement-events.ts';
import { announcementRoutes } from './announcement-routes.ts';
import { AnnouncementStore } from './announcement-store.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { AttachmentStore } from './attachment-store.ts';
import { createAttach, forgetUnusedAttachments } from './commands/attachment-commands.ts';
import { createEditorCommands } from './commands/editor-commands.ts';
import { createPublicationCommands } from './commands/publication-commands.ts';
import { createReadAnnouncement } from './commands/read-announcement.ts';
import { ownAnnouncementRoutes } from './own-announcement-routes.ts';
import { createEditorQueries } from './queries/editor-queries.ts';
import { createOwnQueries } from './queries/own-queries.ts';
import { createReceiptQueries } from './queries/receipt-queries.ts';
import { ReceiptStore } from './receipt-store.ts';

interface Options {
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly files: FileStorage;
  readonly schools: SchoolStore;
  /** Names by id; an id that does not exist is left out. */
  readonly people: (ids: readonly string[]) => Promise<ReadonlyMap<string, { name: string }>>;
  readonly recordAudit: RecordAudit;
  /** The event stream of an exam room. */
  readonly roomStream: (examRoomId: string) => string;
}

export interface Announcements {
  readonly routes: readonly Route[];
  /** Ids of those of these sittings whose candidate has something left that they must read. */
  readonly unreadIn: (
    sittings: readonly { readonly id: string; readonly candidateId: string }[],
  ) => Promise<ReadonlySet<string>>;
  /** Publishes what is due; how many. Any process may run it at any time. */
  readonly publishDue: () => Promise<number>;
  /** Deletes files that were uploaded before, and are in no text; how many. */
  readonly forgetUnusedAttachments: (before: Date) => Promise<number>;
}

/** Puts the domain together on a database whose tables are bound. */
export function createAnnouncements(options: Options): Announcements {
  const { sequelize, outbox, files, roomStream, ...rest } = options;
  const receipts = new ReceiptStore(sequelize);
  const dependencies = {
    ...rest,
    ...{ sequelize, files, receipts },
    announcements: new AnnouncementStore(),
    attachments: new AttachmentStore(sequelize),
    tellCandidates: createTellCandidates({ outbox, receipts, roomStream }),
  };
  const publication = createPublicationCommands(dependencies);
  const editorQueries = createEditorQueries(dependencies);
  const ownQueries = createOwnQueries(dependencies);
  return {
    routes: [
      ...announcementRoutes(
        { ...createEditorCommands(dependencies), ...publication },
        editorQueries,
      ),
      ...ownAnnouncementRoutes(ownQueries, createReadAnnouncement(dependencies)),
      ...attachmentRoutes({
        ...{ files, editorQueries, ownQueries },
        attach: createAttach(dependencies),
        receiptQueries: createReceiptQueries(dependencies),
      }),
    ],
    unreadIn: async (sittings) => {
      const unread = await receipts.withUnread(sittings.map(({ candidateId }) => candidateId));
      const theirs = sittings.filter(({ candidateId }) => unread.has(candidateId));
      return new Set(theirs.map(({ id }) => id));
    },
    publishDue: publication.publishDue,
    forgetUnusedAttachments: (before) => forgetUnusedAttachments(dependencies, before),
  };
}
