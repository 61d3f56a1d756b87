import type { AuditChainView } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

interface Row {
  readonly sequence: number | null;
  readonly hash: string | null;
  readonly sealedAt: Date | null;
  readonly unsealed: number;
}

interface VerifiedRow {
  readonly at: Date;
  readonly personName: string | null;
  readonly facts: string;
}

/** How far the chain of a school is sealed, and when somebody last verified it. */
export type ViewChain = (schoolId: string) => Promise<AuditChainView>;

export function createViewChain(sequelize: Sequelize): ViewChain {
  const select = <T extends object>(sql: string, schoolId: string) =>
    sequelize.query<T>(sql, { type: QueryTypes.SELECT, replacements: { schoolId } });

  return async (schoolId) => {
    const [row] = await select<Row>(
      `SELECT s.sequence, s.chain_hash AS hash, s.sealed_at AS sealedAt,
         (SELECT COUNT(*) FROM audit_pending p JOIN audit_entry e USING (sequence)
          WHERE e.school_id = :schoolId) AS unsealed
       FROM (SELECT 1) one
       LEFT JOIN audit_seal s ON s.school_id = :schoolId
         AND s.sequence = (SELECT MAX(sequence) FROM audit_seal WHERE school_id = :schoolId)`,
      schoolId,
    );
    const [verified] = await select<VerifiedRow>(
      `SELECT e.at, p.name AS personName, e.after_facts AS facts FROM audit_entry e
       LEFT JOIN person p ON p.id = e.person_id
       WHERE e.school_id = :schoolId AND e.action = 'audit.verified'
       ORDER BY e.at DESC, e.sequence DESC LIMIT 1`,
      schoolId,
    );
    const { sequence = null, hash = null, sealedAt = null, unsealed = 0 } = row ?? {};
    const isSealed = sequence !== null && hash !== null && sealedAt !== null;
    return {
      head: isSealed ? { sequence, hash, at: sealedAt.toISOString() } : null,
      unsealed,
      verified: verified ? presentVerified(verified) : null,
    };
  };
}

function presentVerified({ at, personName, facts }: VerifiedRow) {
  const { fault } = JSON.parse(facts) as { fault: string | null };
  return { at: at.toISOString(), personName, right: fault === null };
}
