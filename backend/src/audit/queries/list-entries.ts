import type { AuditFilter } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { ENTRY_COLUMNS, toAuditEntry, type AuditEntryRow } from '../audit-entry-row.ts';
import type { AuditEntry } from '../audit-entry.ts';

/** An entry, with the names that its people have now. */
export interface ListedEntry extends AuditEntry {
  readonly sequence: number;
  readonly personName: string | null;
  /** Place in the chain; null until it is sealed. */
  readonly sealed: number | null;
}

/** An entry's place in the list. */
export interface EntryPlace {
  readonly at: Date;
  readonly sequence: number;
}

type Row = AuditEntryRow & {
  readonly personName: string | null;
  readonly subjectPersonName: string | null;
  readonly sealed: number | null;
};

/** People whose names a filter's text may hold; who means more types another letter. */
const PEOPLE_LIMIT = 1_000;

/** Entries of a school's log behind a place in the list, newest first. */
export type ListEntries = (
  schoolId: string,
  filter: AuditFilter,
  page: { readonly after: EntryPlace | null; readonly limit: number },
) => Promise<ListedEntry[]>;

export function createListEntries(sequelize: Sequelize): ListEntries {
  const select = <T extends object>(sql: string, replacements: object) =>
    sequelize.query<T>(sql, { type: QueryTypes.SELECT, replacements: { ...replacements } });

  /** Ids of the people with that text in their name, and the text itself, which may be an id. */
  const idsOf = async (schoolId: string, text: string): Promise<string[]> => {
    if (!text) return [];
    const rows = await select<{ id: string }>(
      `SELECT id FROM person WHERE school_id = :schoolId AND INSTR(name, :text) > 0
       LIMIT ${String(PEOPLE_LIMIT)}`,
      { schoolId, text },
    );
    const ids = rows.map(({ id }) => id);
    // Ids are ASCII, and the database compares them with nothing else.
    return /^[!-~]+$/.test(text) ? [text, ...ids] : ids;
  };

  return async (schoolId, filter, { after, limit }) => {
    const people = await idsOf(schoolId, filter.person);
    const subjects = await idsOf(schoolId, filter.subject);
    // The names of people belong to another domain; one statement spares two more for each page.
    const rows = await select<Row>(
      `SELECT ${ENTRY_COLUMNS}, p.name AS personName, sp.name AS subjectPersonName,
         s.sequence AS sealed
       FROM audit_entry e
       LEFT JOIN person p ON p.id = e.person_id
       LEFT JOIN person sp ON e.subject_kind = 'person' AND sp.id = e.subject_id
       LEFT JOIN audit_seal s ON s.entry_id = e.id
       WHERE ${conditions(filter, after).join(' AND ')}
       ORDER BY e.at DESC, e.sequence DESC LIMIT :limit`,
      {
        ...{ schoolId, limit, people: listOf(people), subjects: listOf(subjects) },
        ...{ action: filter.action, subjectKind: filter.subjectKind, subject: filter.subject },
        ...(filter.from && { from: timeText(new Date(filter.from)) }),
        ...(filter.to && { to: timeText(new Date(filter.to)) }),
        ...(after && { afterAt: timeText(after.at), afterSequence: after.sequence }),
      },
    );
    return rows.map(toListedEntry);
  };
}

/** An empty list is no SQL. */
const listOf = (ids: readonly string[]) => (ids.length > 0 ? ids : [null]);
/** Sequelize would cut a time to whole seconds. */
const timeText = (time: Date) => time.toISOString().slice(0, -1).replace('T', ' ');

function conditions(filter: AuditFilter, after: EntryPlace | null): string[] {
  return [
    'e.school_id = :schoolId',
    filter.from && 'e.at >= :from',
    filter.to && 'e.at < :to',
    filter.person && 'e.person_id IN (:people)',
    filter.action && 'e.action = :action',
    filter.subjectKind && 'e.subject_kind = :subjectKind',
    filter.subject && '(e.subject_id IN (:subjects) OR INSTR(e.subject_name, :subject) > 0)',
    after && 'e.at <= :afterAt AND (e.at < :afterAt OR e.sequence < :afterSequence)',
  ].filter((condition): condition is string => Boolean(condition));
}

function toListedEntry(row: Row): ListedEntry {
  const { sequence, personName, subjectPersonName, sealed } = row;
  const entry = toAuditEntry(row);
  const subject = entry.subject && {
    ...entry.subject,
    name: entry.subject.name ?? subjectPersonName,
  };
  return { ...entry, subject, sequence, personName, sealed };
}
