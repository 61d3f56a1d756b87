import type { AuditFacts, AuditSubjectKind } from '@exam/contracts';

import type { AuditEntry } from './audit-entry.ts';

/** A row of `audit_entry`, as `ENTRY_COLUMNS` selects it. */
export interface AuditEntryRow extends Omit<AuditEntry, 'subject' | 'before' | 'after'> {
  readonly sequence: number;
  readonly subjectKind: AuditSubjectKind | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  /** JSON, as is `after`. */
  readonly before: string | null;
  readonly after: string | null;
}

/** For a table that is called `e`. */
export const ENTRY_COLUMNS = `
  e.sequence, e.id, e.school_id AS schoolId, e.at, e.action, e.person_id AS personId, e.role,
  e.process, e.address, e.request_id AS requestId, e.subject_kind AS subjectKind,
  e.subject_id AS subjectId, e.subject_name AS subjectName, e.before_facts AS \`before\`,
  e.after_facts AS \`after\`, e.reason`;

/** The entry that a row holds. Throws when its facts are no JSON any more. */
export function toAuditEntry(row: AuditEntryRow): AuditEntry {
  const { id, schoolId, at, action, personId, role, process, address, requestId, reason } = row;
  const { subjectKind: kind, subjectId, subjectName } = row;
  return {
    ...{ id, schoolId, at, action, personId, role, process, address, requestId },
    subject: kind === null ? null : { kind, id: subjectId ?? '', name: subjectName },
    before: parseFacts(row.before),
    after: parseFacts(row.after),
    reason,
  };
}

function parseFacts(text: string | null): AuditFacts | null {
  return text === null ? null : (JSON.parse(text) as AuditFacts);
}
