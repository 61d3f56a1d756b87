import type { RetentionView } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

type Proof = RetentionView['proofs'][number];

const SHOWN = 20;

/** What a school's deletions left in the audit log last, newest first. */
export async function readDeletionProofs(sequelize: Sequelize, schoolId: string): Promise<Proof[]> {
  const rows = await sequelize.query<{ at: Date; facts: string }>(
    `SELECT at, after_facts AS facts FROM audit_entry
     WHERE school_id = :schoolId AND action = 'retention.deleted'
     ORDER BY at DESC, sequence DESC LIMIT :limit`,
    { type: QueryTypes.SELECT, replacements: { schoolId, limit: SHOWN } },
  );
  return rows.map(({ at, facts }) => {
    const { kind, expired, withdrawn, idsSha256 } = JSON.parse(facts) as Omit<Proof, 'at'>;
    return { at: at.toISOString(), kind, expired, withdrawn, idsSha256 };
  });
}
