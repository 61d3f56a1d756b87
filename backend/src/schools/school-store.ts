import type { SecondFactorPolicy } from '@exam/contracts';
import { col, fn, Op, where, type InferAttributes } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { CollegeRecord } from './college-record.ts';
import { MajorRecord } from './major-record.ts';
import { SchoolRecord } from './school-record.ts';

export type School = InferAttributes<SchoolRecord>;
export type NewSchool = Pick<School, 'name' | 'pinyinInitials' | 'timeZone' | 'createdAt'> & {
  readonly isPlatform?: boolean;
};
export type College = InferAttributes<CollegeRecord>;
export type Major = InferAttributes<MajorRecord>;

/** Schools that one search shows; who is not among them types another letter. */
const SEARCH_LIMIT = 20;

export class SchoolStore {
  /**
   * Schools whose name or pinyin initials contain `text`, in the order of their initials. Without
   * those where nobody signs in; the operators' place is for who names it exactly.
   */
  async search(text: string): Promise<School[]> {
    const part = text.normalize('NFKC').trim().toLowerCase();
    const isNamed = {
      [Op.or]: [{ name: part }, ...(isInitials(part) ? [{ pinyinInitials: part }] : [])],
    };
    const records = await SchoolRecord.findAll({
      where: {
        deactivatedAt: null,
        [Op.or]: [
          { isPlatform: false, ...containing(part) },
          { isPlatform: true, ...isNamed },
        ],
      },
      order: ['pinyinInitials', 'name'],
      limit: SEARCH_LIMIT,
    });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when there is no such school. */
  async find(id: string): Promise<School | null> {
    return (await SchoolRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** By its whole name; null when there is none, and for the operators' own place. */
  async findByName(name: string): Promise<School | null> {
    const record = await SchoolRecord.findOne({ where: { name, isPlatform: false } });
    return record?.get({ plain: true }) ?? null;
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

  /** The operators' own place; null before the first operator. */
  async findPlatform(): Promise<School | null> {
    const record = await SchoolRecord.findOne({ where: { isPlatform: true } });
    return record?.get({ plain: true }) ?? null;
  }

  /** All but the operators' own place whose name or initials contain `text`, by name. */
  async listForOperators(text: string): Promise<School[]> {
    const part = text.normalize('NFKC').trim().toLowerCase();
    const order: [string, string][] = [
      ['pinyinInitials', 'ASC'],
      ['name', 'ASC'],
    ];
    const records = await SchoolRecord.findAll({
      where: { isPlatform: false, ...containing(part) },
      order,
    });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Rejects with a UniqueConstraintError when the name is taken. */
  async add(school: NewSchool): Promise<School> {
    return (await SchoolRecord.create({ ...school })).get({ plain: true });
  }

  /** Nobody else changes it until the caller's transaction ends. Null when there is none. */
  async lock(id: string): Promise<School | null> {
    const { LOCK } = currentTransaction();
    const record = await SchoolRecord.findByPk(id, { lock: LOCK.UPDATE });
    return record?.get({ plain: true }) ?? null;
  }

  async save({ id, ...facts }: School): Promise<void> {
    await SchoolRecord.update(facts, { where: { id } });
  }
}

/** The column is ASCII, and compares with nothing else. */
const isInitials = (part: string): boolean => /^[a-z0-9]+$/.test(part);

/** Whose name or pinyin initials contain `part`, which is in lower case. */
function containing(part: string) {
  if (!part) return {};
  // INSTR knows no wildcards, so nothing that is typed needs escaping.
  const contains = (column: string) =>
    where(fn('INSTR', fn('LOWER', col(column)), part), { [Op.gt]: 0 });
  const initials = isInitials(part) ? [contains('pinyin_initials')] : [];
  return { [Op.or]: [contains('name'), ...initials] };
}
