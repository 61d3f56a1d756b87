import type { AuditEntryView } from '@exam/contracts';

import type { EntryPlace, ListedEntry } from './queries/list-entries.ts';

/** What the audit admin of the school sees, which is all of it. */
export function presentEntry({ personId, personName, at, ...entry }: ListedEntry): AuditEntryView {
  const { id, action, role, process, address, requestId, subject, before, after } = entry;
  return {
    ...{ id, action, role, process, address, requestId, subject, before, after },
    at: at.toISOString(),
    person: personId === null ? null : { id: personId, name: personName },
    reason: entry.reason,
    sealed: entry.sealed,
  };
}

/** Where the next page begins, as text. */
export function presentPlace({ at, sequence }: EntryPlace): string {
  return `${String(at.getTime())}_${String(sequence)}`;
}

/** Null for the beginning. */
export function parsePlace(cursor: string): EntryPlace | null {
  const [at = '', sequence = ''] = cursor.split('_');
  return cursor ? { at: new Date(Number(at)), sequence: Number(sequence) } : null;
}
