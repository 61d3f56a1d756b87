import type { ConsentCounts, ConsentDecision, ConsentPurpose } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

interface Row {
  readonly version: number;
  readonly decision: ConsentDecision;
  readonly people: string;
}

/** How many candidates of a school said what last about a purpose, by version. */
export type CountConsents = (
  schoolId: string,
  purpose: ConsentPurpose,
) => Promise<ReadonlyMap<number, ConsentCounts>>;

export const noConsents: ConsentCounts = { given: 0, refused: 0, withdrawn: 0 };

export function createCountConsents(sequelize: Sequelize): CountConsents {
  return async (schoolId, purpose) => {
    const rows = await sequelize.query<Row>(
      `SELECT version, decision, COUNT(*) AS people FROM consent
       WHERE school_id = :schoolId AND purpose = :purpose AND NOT EXISTS
         (SELECT 1 FROM consent later WHERE later.person_id = consent.person_id
            AND later.purpose = consent.purpose AND later.id > consent.id)
       GROUP BY version, decision`,
      { type: QueryTypes.SELECT, replacements: { schoolId, purpose } },
    );
    const counts = new Map<number, ConsentCounts>();
    for (const { version, decision, people } of rows) {
      const before = counts.get(version) ?? noConsents;
      counts.set(version, { ...before, [decision]: Number(people) });
    }
    return counts;
  };
}
