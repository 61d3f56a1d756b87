import type { ReceiptsQuery, ReceiptsView, ReceiptView } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope, type School } from '../../schools/index.ts';
import type { Announcement } from '../announcement.ts';
import { auditSubject } from '../commands/change-announcement.ts';
import type { AnnouncementDependencies } from '../commands/dependencies.ts';
import type { Receipt } from '../receipt-store.ts';

const PAGE_SIZE = 50;
/** Rows that an export holds at most. */
const EXPORT_LIMIT = 200_000;

export interface ReceiptExport {
  readonly announcement: Announcement;
  readonly school: School;
  readonly receipts: readonly Receipt[];
}

/** Who has read an announcement. Each rejects with NotFoundError outside of the actor's scope. */
export interface ReceiptQueries {
  readonly search: (actor: Actor, id: string, query: ReceiptsQuery) => Promise<ReceiptsView>;
  /** Everybody whom it concerns; that it left the house is in the audit log. */
  readonly export: (actor: Actor, id: string) => Promise<ReceiptExport>;
}

/** Builds the queries of receipts. */
export function createReceiptQueries(dependencies: AnnouncementDependencies): ReceiptQueries {
  const { sequelize, announcements, receipts, schools, recordAudit } = dependencies;
  return {
    search: async (actor, id, { search, who, page }) => {
      await announcements.get(administrationScope(actor), id);
      const offset = (page - 1) * PAGE_SIZE;
      const found = await receipts.list(id, { search, who }, { offset, limit: PAGE_SIZE });
      return {
        receipts: found.map(presentReceipt),
        found: await receipts.count(id, { search, who }),
        pageSize: PAGE_SIZE,
        readers: (await receipts.readersOf([id])).get(id) ?? { read: 0, total: 0 },
      };
    },

    export: async (actor, id) => {
      const announcement = await announcements.get(administrationScope(actor), id);
      const everybody = { search: '', who: 'all' } as const;
      const rows = await receipts.list(id, everybody, { offset: 0, limit: EXPORT_LIMIT });
      const school = await schools.find(announcement.schoolId);
      if (!school) throw new Error(`no school ${announcement.schoolId}`);
      await inTransaction(sequelize, () =>
        recordAudit({
          action: 'export.downloaded',
          subject: auditSubject(announcement),
          after: { what: 'announcement receipts', rows: rows.length },
        }),
      );
      return { announcement, school, receipts: rows };
    },
  };
}

function presentReceipt(receipt: Receipt): ReceiptView {
  const { personId, name, candidateNumber, collegeName, readAt } = receipt;
  return {
    personId,
    name,
    candidateNumber: candidateNumber ?? '',
    collegeName: collegeName ?? '',
    readAt: readAt?.toISOString() ?? null,
  };
}
