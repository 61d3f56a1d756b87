import type { SecondFactorPolicy } from '@exam/contracts';
import { col, fn, Op, where, type InferAttributes } from 'sequelize';

import { CollegeRecord } from './college-record.ts';
import { MajorRecord } from './major-record.ts';
import { SchoolRecord } from './school-record.ts';

export type School = InferAttributes<SchoolRecord>;
export type College = InferAttributes<CollegeRecord>;
export type Major = InferAttributes<MajorRecord>;

/** Schools that one search shows; who is not among them types another letter. */
const SEARCH_LIMIT = 20;

export class SchoolStore {
  /** Schools whose name or pinyin initials contain `text`, in the order of their initials. */
  async search(text: string): Promise<School[]> {
    const part = text.normalize('NFKC').trim().toLowerCase();
    // INSTR knows no wildcards, so nothing that is typed needs escaping.
    const contains = (column: string) =>
      where(fn('INSTR', fn('LOWER', col(column)), part), { [Op.gt]: 0 });
    const initials = /^[a-z0-9]+$/.test(part) ? [contains('pinyin_initials')] : [];
    const records = await SchoolRecord.findAll({
      ...(part && { where: { [Op.or]: [contains('name'), ...initials] } }),
      order: ['pinyinInitials', 'name'],
      limit: SEARCH_LIMIT,
    });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when there is no such school. */
  async find(id: string): Promise<School | null> {
    return (await SchoolRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  async setSecondFactor(id: string, secondFactor: SecondFactorPolicy): Promise<void> {
    await SchoolRecord.update({ secondFactor }, { where: { id } });
  }

  /** The colleges of a school by name; none for a school that does not exist. */
  async listColleges(schoolId: string): Promise<College[]> {
    const records = await CollegeRecord.findAll({ where: { schoolId }, order: ['name'] });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when there is no such college. */
  async findCollege(id: string): Promise<College | null> {
    return (await CollegeRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** The majors of a school by name; none for a school that does not exist. */
  async listMajors(schoolId: string): Promise<Major[]> {
    const records = await MajorRecord.findAll({ where: { schoolId }, order: ['name'] });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when there is no such major. */
  async findMajor(id: string): Promise<Major | null> {
    return (await MajorRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }
}
