import type { CollegeRequest, MajorRequest } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import type { AdministrationScope } from './administration-scope.ts';
import { CollegeRecord } from './college-record.ts';
import { MajorRecord } from './major-record.ts';
import type { College, Major } from './school-store.ts';

/** How many people belong to a college. */
export interface CollegePeople {
  readonly staff: number;
  readonly candidates: number;
}

/** Colleges and majors. What breaks a constraint rejects with Sequelize's errors. */
export class StructureStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** By name. */
  async listColleges({ schoolId, collegeId }: AdministrationScope): Promise<College[]> {
    const where = collegeId === null ? { schoolId } : { schoolId, id: collegeId };
    const records = await CollegeRecord.findAll({ where, order: ['name'] });
    return records.map((record) => record.get({ plain: true }));
  }

  /** By name. */
  async listMajors({ schoolId, collegeId }: AdministrationScope): Promise<Major[]> {
    const where = collegeId === null ? { schoolId } : { schoolId, collegeId };
    const records = await MajorRecord.findAll({ where, order: ['name'] });
    return records.map((record) => record.get({ plain: true }));
  }

  /** By college; those without anybody are left out. */
  async countPeople(schoolId: string): Promise<Map<string, CollegePeople>> {
    const rows = await this.sequelize.query<{ id: string; staff: string; candidates: string }>(
      `SELECT college_id AS id, SUM(kind = 'staff') AS staff, SUM(kind = 'candidate') AS candidates
       FROM person WHERE school_id = ? AND college_id IS NOT NULL GROUP BY college_id`,
      { type: QueryTypes.SELECT, replacements: [schoolId] },
    );
    return new Map(
      rows.map(({ id, staff, candidates }) => [
        id,
        { staff: Number(staff), candidates: Number(candidates) },
      ]),
    );
  }

  /** Nobody can delete or rename it until the caller's transaction ends. Null: there is none. */
  async lockCollege(id: string): Promise<College | null> {
    const { LOCK } = currentTransaction();
    const record = await CollegeRecord.findByPk(id, { lock: LOCK.UPDATE });
    return record?.get({ plain: true }) ?? null;
  }

  /** As `lockCollege`. */
  async lockMajor(id: string): Promise<Major | null> {
    const { LOCK } = currentTransaction();
    const record = await MajorRecord.findByPk(id, { lock: LOCK.UPDATE });
    return record?.get({ plain: true }) ?? null;
  }

  /** Returns the id. */
  async addCollege(schoolId: string, facts: CollegeRequest): Promise<string> {
    return (await CollegeRecord.create({ schoolId, ...facts })).id;
  }

  async saveCollege(id: string, facts: CollegeRequest): Promise<void> {
    await CollegeRecord.update({ ...facts }, { where: { id } });
  }

  async removeCollege(id: string): Promise<void> {
    await CollegeRecord.destroy({ where: { id } });
  }

  /** Returns the id. */
  async addMajor({ id, schoolId }: College, facts: MajorRequest): Promise<string> {
    return (await MajorRecord.create({ schoolId, collegeId: id, ...facts })).id;
  }

  async saveMajor(id: string, facts: MajorRequest): Promise<void> {
    await MajorRecord.update({ ...facts }, { where: { id } });
  }

  async removeMajor(id: string): Promise<void> {
    await MajorRecord.destroy({ where: { id } });
  }
}
