import type { SchoolRole } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { SchoolRoleRecord } from './school-role-record.ts';

export interface Grant {
  readonly personId: string;
  readonly role: SchoolRole;
  readonly grantedAt: Date | null;
  /** Id of a person. */
  readonly grantedBy: string | null;
}

export class SchoolRoleStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /**
   * Makes everyone else who changes who may do what in this school wait until the caller's
   * transaction ends. Not the school's own row, on which every new person of an import waits.
   */
  async lock(schoolId: string): Promise<void> {
    if (await this.lockRow(schoolId)) return;
    // In a transaction of its own: a row that others wait for must not go away with a refusal.
    await this.sequelize.query('INSERT IGNORE INTO school_role_lock (school_id) VALUES (?)', {
      replacements: [schoolId],
      transaction: null,
    });
    await this.lockRow(schoolId);
  }

  /** Of everybody who has one, by id. */
  async rolesOf(personIds: readonly string[]): Promise<Map<string, SchoolRole[]>> {
    const where = { personId: [...personIds] };
    const records = await SchoolRoleRecord.findAll({ where, order: ['role'] });
    const roles = new Map<string, SchoolRole[]>();
    for (const { personId, role } of records) {
      roles.set(personId, [...(roles.get(personId) ?? []), role]);
    }
    return roles;
  }

  /** Every role that somebody of the school holds, in no order. */
  async list(schoolId: string): Promise<Grant[]> {
    return this.sequelize.query<Grant>(
      `SELECT r.person_id AS personId, r.role, r.granted_at AS grantedAt, r.granted_by AS grantedBy
       FROM school_role r JOIN person p ON p.id = r.person_id WHERE p.school_id = ?`,
      { type: QueryTypes.SELECT, replacements: [schoolId] },
    );
  }

  /** How many security admins of the school can sign in. */
  async countSecurityAdmins(schoolId: string): Promise<number> {
    const [row] = await this.sequelize.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM school_role r JOIN person p ON p.id = r.person_id
       WHERE r.role = 'securityAdmin' AND p.disabled_at IS NULL AND p.school_id = ?`,
      { type: QueryTypes.SELECT, replacements: [schoolId] },
    );
    return row?.count ?? 0;
  }

  /** Rejects with a UniqueConstraintError when the person has it, or one that excludes it. */
  async add(grant: Grant): Promise<void> {
    await SchoolRoleRecord.create({ ...grant });
  }

  async remove(personId: string, role: SchoolRole): Promise<void> {
    await SchoolRoleRecord.destroy({ where: { personId, role } });
  }

  /** False when there is no row yet. */
  private async lockRow(schoolId: string): Promise<boolean> {
    const rows = await this.sequelize.query(
      'SELECT 1 FROM school_role_lock WHERE school_id = ? FOR UPDATE',
      { type: QueryTypes.SELECT, replacements: [schoolId] },
    );
    return rows.length > 0;
  }
}
