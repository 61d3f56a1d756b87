import { Readable } from 'node:stream';

import {
  AUDIT_XLSX_ROWS,
  type AuditExportFormat,
  type AuditFacts,
  type AuditFilter,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { TooLargeError } from '../../platform/errors/app-error.ts';
import type { SentFile } from '../../platform/http/send-file.ts';
import {
  CSV_START,
  writeCsvLine,
  writeXlsx,
} from '../../platform/spreadsheet/write-spreadsheet.ts';
import type { RecordAudit } from '../audit-trail.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ListedEntry, ListEntries } from '../queries/list-entries.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly listEntries: ListEntries;
  readonly record: RecordAudit;
}

/**
 * A file of all entries that a filter leaves, up to now, newest first; that it was made is in the log.
 * Rejects with TooLargeError audit-export-too-large for an xlsx of more than AUDIT_XLSX_ROWS.
 */
export type ExportEntries = (
  schoolId: string,
  filter: AuditFilter,
  format: AuditExportFormat,
) => Promise<SentFile>;

const PAGE = 1_000;

const columns: readonly (readonly [header: string, width: number, (e: ListedEntry) => string])[] = [
  ['序号', 10, ({ sealed }) => (sealed === null ? '' : String(sealed))],
  ['时间 (UTC)', 26, ({ at }) => at.toISOString()],
  ['操作', 24, ({ action }) => action],
  ['人员', 16, ({ personName, process }) => personName ?? process ?? ''],
  ['人员编号', 38, ({ personId }) => personId ?? ''],
  ['角色', 20, ({ role }) => role ?? ''],
  ['网络地址', 20, ({ address }) => address ?? ''],
  ['对象类型', 14, ({ subject }) => subject?.kind ?? ''],
  ['对象', 24, ({ subject }) => subject?.name ?? ''],
  ['对象编号', 38, ({ subject }) => subject?.id ?? ''],
  ['原值', 40, ({ before }) => factsText(before)],
  ['新值', 40, ({ after }) => factsText(after)],
  ['原因', 30, ({ reason }) => reason ?? ''],
  ['请求编号', 38, ({ requestId }) => requestId ?? ''],
  ['记录编号', 38, ({ id }) => id],
];
const header = columns.map(([name]) => name);
const toCells = (entry: ListedEntry) => columns.map(([, , text]) => text(entry));

export function createExportEntries(dependencies: Dependencies): ExportEntries {
  const { sequelize, listEntries, record } = dependencies;

  async function* pages(schoolId: string, filter: AuditFilter): AsyncGenerator<ListedEntry[]> {
    let after: ListedEntry | null = null;
    for (;;) {
      const page: ListedEntry[] = await listEntries(schoolId, filter, { after, limit: PAGE });
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1) ?? null;
    }
  }

  async function* csv(schoolId: string, filter: AuditFilter): AsyncGenerator<string> {
    yield CSV_START + writeCsvLine(header);
    for await (const page of pages(schoolId, filter)) {
      yield page.map((entry) => writeCsvLine(toCells(entry))).join('');
    }
  }

  const xlsx = async (schoolId: string, filter: AuditFilter): Promise<Buffer> => {
    const rows: string[][] = [];
    for await (const page of pages(schoolId, filter)) {
      rows.push(...page.map(toCells));
      if (rows.length > AUDIT_XLSX_ROWS) {
        throw new TooLargeError(
          'audit-export-too-large',
          `over ${String(AUDIT_XLSX_ROWS)} entries`,
        );
      }
    }
    const sheet = { columns: columns.map(([name, width]) => ({ header: name, width })), rows };
    return writeXlsx([{ name: '审计日志', ...sheet }]);
  };

  return async (schoolId, asked, format) => {
    const now = await databaseNow(sequelize);
    const filter = { ...asked, to: earlier(asked.to, now.toISOString()) };
    const name = `审计日志-${now.toISOString().slice(0, 10)}.${format}`;
    const file: SentFile =
      format === 'csv'
        ? { name, type: 'text/csv; charset=utf-8', body: Readable.from(csv(schoolId, filter)) }
        : { name, type: XLSX_TYPE, body: await xlsx(schoolId, filter) };
    await inTransaction(sequelize, () =>
      record({
        action: 'export.downloaded',
        subject: { kind: 'auditLog', id: schoolId },
        after: { format, filter: JSON.parse(canonicalJson(filter)) as AuditFacts },
      }),
    );
    return file;
  };
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const earlier = (a: string | undefined, b: string) => (a !== undefined && a < b ? a : b);
const factsText = (facts: AuditFacts | null) => (facts ? canonicalJson(facts) : '');
