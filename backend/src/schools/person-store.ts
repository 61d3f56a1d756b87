import type { SchoolRole } from '@exam/contracts';
import type { InferAttributes } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { PersonRecord, type PersonKind } from './person-record.ts';
import { SchoolRoleRecord } from './school-role-record.ts';

export type Person = InferAttributes<PersonRecord>;

/** What tells one person of a school from the others. */
export interface PersonNumber {
  readonly schoolId: string;
  readonly kind: PersonKind;
  readonly phone: string;
}

export class PersonStore {
  /** Null when there is no such person. */
  async find(id: string): Promise<Person | null> {
    return (await PersonRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** Those of `ids` who exist, in no order. */
  async list(ids: readonly string[]): Promise<Person[]> {
    const records = await PersonRecord.findAll({ where: { id: [...ids] } });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when nobody of that kind has the number at that school. */
  async findByPhone({ schoolId, kind, phone }: PersonNumber): Promise<Person | null> {
    const record = await PersonRecord.findOne({ where: { schoolId, kind, phone } });
    return record?.get({ plain: true }) ?? null;
  }

  /**
   * Makes everyone else who locks this person wait until the caller's transaction ends.
   * Null when there is no such person; throws outside of a transaction.
   */
  async lock(id: string): Promise<Person | null> {
    const { LOCK } = currentTransaction();
    const record = await PersonRecord.findByPk(id, { lock: LOCK.UPDATE });
    return record?.get({ plain: true }) ?? null;
  }

  /** The roles that somebody has in the whole school; none for who does not exist. */
  async schoolRolesOf(personId: string): Promise<SchoolRole[]> {
    const records = await SchoolRoleRecord.findAll({ where: { personId }, order: ['role'] });
    return records.map(({ role }) => role);
  }
}
