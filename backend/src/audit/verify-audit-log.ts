import { QueryTypes, type Sequelize } from 'sequelize';

import { hashEntry } from './audit-entry.ts';
import { ENTRY_COLUMNS, toAuditEntry, type AuditEntryRow } from './audit-entry-row.ts';
import { ChainWalk, type AuditFault, type ChainHead, type CheckedSeal } from './verify-chain.ts';

const PAGE = 1_000;

/** What the verification of one school's log found. */
export interface AuditVerification {
  readonly schoolId: string;
  /** How far the chain is right. */
  readonly head: ChainHead;
  /** Entries that wait for the sealer: nothing protects them yet but the database's rights. */
  readonly unsealed: number;
  /** Null when all of it is right. */
  readonly fault: AuditFault | null;
}

/** Reads the log of one school, or of the platform, and recomputes its chain. */
export type VerifyAuditLog = (
  schoolId: string,
  /** A head that somebody noted down earlier: the chain must still go through it. */
  expected?: ChainHead,
) => Promise<AuditVerification>;

/** The row of a seal; of the entry as it is now, all columns are null when it is gone. */
type Row = AuditEntryRow & {
  readonly sealSequence: number;
  readonly entryId: string;
  readonly entryHash: string;
  readonly chainHash: string;
};

export function createVerifyAuditLog(sequelize: Sequelize): VerifyAuditLog {
  const select = <T extends object>(sql: string, replacements: object) =>
    sequelize.query<T>(sql, { type: QueryTypes.SELECT, replacements: { ...replacements } });

  /** One more than a page, so that the last of a page sees the one behind it. */
  const page = async (schoolId: string, after: number): Promise<CheckedSeal[]> => {
    const rows = await select<Row>(
      `SELECT s.sequence AS sealSequence, s.entry_id AS entryId, s.entry_hash AS entryHash,
         s.chain_hash AS chainHash, ${ENTRY_COLUMNS}
       FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id AND e.school_id = s.school_id
       WHERE s.school_id = :schoolId AND s.sequence > :after ORDER BY s.sequence LIMIT :limit`,
      { schoolId, after, limit: PAGE + 1 },
    );
    return rows.map(toCheckedSeal);
  };

  /** The first entry that was put there by hand: neither sealed, nor waiting for it. */
  const findStray = async (schoolId: string): Promise<AuditFault | null> => {
    const [stray] = await select<{ entryId: string }>(
      `SELECT e.id AS entryId FROM audit_entry e
       LEFT JOIN audit_seal s ON s.entry_id = e.id AND s.school_id = e.school_id
       LEFT JOIN audit_pending p ON p.sequence = e.sequence
       WHERE e.school_id = :schoolId AND s.entry_id IS NULL AND p.sequence IS NULL
       ORDER BY e.sequence LIMIT 1`,
      { schoolId },
    );
    return stray ? { kind: 'inserted', sequence: null, entryId: stray.entryId } : null;
  };

  const countUnsealed = async (schoolId: string): Promise<number> => {
    const [row] = await select<{ count: number }>(
      `SELECT COUNT(*) AS count FROM audit_pending p JOIN audit_entry e USING (sequence)
       WHERE e.school_id = :schoolId`,
      { schoolId },
    );
    return row?.count ?? 0;
  };

  const walkChain = async (schoolId: string, expected: ChainHead | undefined) => {
    const walk = new ChainWalk();
    for (;;) {
      const seals = await page(schoolId, walk.head.sequence);
      for (const [index, seal] of seals.slice(0, PAGE).entries()) {
        const fault = walk.next(seal, seals[index + 1]) ?? differs(walk.head, expected, seal);
        if (fault) return { head: walk.head, fault };
      }
      if (seals.length <= PAGE) break;
    }
    const { sequence } = walk.head;
    const isShort = expected !== undefined && sequence < expected.sequence;
    const cut: AuditFault = { kind: 'removed', sequence: sequence + 1, entryId: null };
    return { head: walk.head, fault: isShort ? cut : null };
  };

  return async (schoolId, expected) => {
    const { head, fault } = await walkChain(schoolId, expected);
    const unsealed = await countUnsealed(schoolId);
    return { schoolId, head, unsealed, fault: fault ?? (await findStray(schoolId)) };
  };
}

/** The schools that have a log, the platform among them if it has one. */
export async function listAuditLogs(sequelize: Sequelize): Promise<string[]> {
  const rows = await sequelize.query<{ schoolId: string }>(
    'SELECT school_id AS schoolId FROM audit_entry UNION SELECT school_id FROM audit_seal',
    { type: QueryTypes.SELECT },
  );
  return rows.map(({ schoolId }) => schoolId).sort();
}

function differs(
  head: ChainHead,
  expected: ChainHead | undefined,
  { entryId }: CheckedSeal,
): AuditFault | null {
  if (head.sequence !== expected?.sequence || head.hash === expected.hash) return null;
  return { kind: 'changed', sequence: head.sequence, entryId };
}

function toCheckedSeal(row: Row): CheckedSeal {
  const { sealSequence: sequence, entryId, entryHash, chainHash } = row;
  // A left join without a match.
  const isThere = (row.id as string | null) !== null;
  return {
    ...{ sequence, entryId, entryHash, chainHash, isThere },
    actualHash: isThere ? actualHash(row) : null,
  };
}

function actualHash(row: Row): string | null {
  try {
    return hashEntry(toAuditEntry(row));
  } catch {
    // Facts that are no JSON any more, or a time that is none: changed.
    return null;
  }
}
