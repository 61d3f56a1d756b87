import type { TableKind } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import type { RememberedHeaders } from '../table/propose-mapping.ts';

const MOST = 200;

/** What the files of a school call their columns, learnt from mappings that somebody corrected. */
export class RememberedHeadersStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  async of(schoolId: string, kind: TableKind): Promise<RememberedHeaders> {
    const [row] = await this.sequelize.query<{ headers: string }>(
      'SELECT headers FROM import_headers WHERE school_id = ? AND kind = ?',
      { type: QueryTypes.SELECT, replacements: [schoolId, kind] },
    );
    return row ? (JSON.parse(row.headers) as RememberedHeaders) : {};
  }

  async add(schoolId: string, kind: TableKind, learnt: RememberedHeaders): Promise<void> {
    const known = await this.of(schoolId, kind);
    const all = Object.entries({ ...known, ...learnt }).slice(-MOST);
    await this.sequelize.query(
      `INSERT INTO import_headers (school_id, kind, headers) VALUES (:schoolId, :kind, :headers)
       ON DUPLICATE KEY UPDATE headers = VALUES(headers)`,
      { replacements: { schoolId, kind, headers: JSON.stringify(Object.fromEntries(all)) } },
    );
  }
}
