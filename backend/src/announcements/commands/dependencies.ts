import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { SchoolStore } from '../../schools/index.ts';
import type { TellCandidates } from '../announcement-events.ts';
import type { AnnouncementStore } from '../announcement-store.ts';
import type { AttachmentStore } from '../attachment-store.ts';
import type { ReceiptStore } from '../receipt-store.ts';

/** What the commands and queries of this domain work on. */
export interface AnnouncementDependencies {
  readonly sequelize: Sequelize;
  readonly announcements: AnnouncementStore;
  readonly attachments: AttachmentStore;
  readonly receipts: ReceiptStore;
  readonly files: FileStorage;
  readonly schools: SchoolStore;
  /** Names by id; an id that does not exist is left out. */
  readonly people: (ids: readonly string[]) => Promise<ReadonlyMap<string, { name: string }>>;
  readonly recordAudit: RecordAudit;
  readonly tellCandidates: TellCandidates;
}
