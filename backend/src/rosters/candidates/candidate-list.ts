import { CANDIDATE_PAGE_SIZE, phone, type candidatesQuery } from '@exam/contracts';
import {
  col,
  fn,
  literal,
  Op,
  QueryTypes,
  where,
  type Sequelize,
  type WhereOptions,
} from 'sequelize';
import type { z } from 'zod';

import {
  PersonRecord,
  whereInScope,
  type AdministrationScope,
  type Person,
  type PersonalData,
} from '../../schools/index.ts';
import { CandidateProfileRecord } from '../candidate-profile-record.ts';

export type CandidateFilter = z.output<typeof candidatesQuery>;
export type CandidateProfile = Pick<
  CandidateProfileRecord,
  'personId' | 'gender' | 'remark' | 'photoKey' | 'photoAt'
>;

/** A candidate with what the roster says of them. */
export interface ListedCandidate {
  readonly person: Person;
  readonly profile: CandidateProfile | null;
  readonly sittings: number;
}

export interface CandidatePage {
  readonly candidates: readonly ListedCandidate[];
  readonly total: number;
  /** Of the whole scope, whatever is searched. */
  readonly all: number;
}

/** Conditions on people, under the name that queries of PersonRecord give them. */
const photo = `(SELECT 1 FROM candidate_profile p
  WHERE p.person_id = PersonRecord.id AND p.photo_key IS NOT NULL)`;
const sitting = '(SELECT 1 FROM sitting s WHERE s.candidate_id = PersonRecord.id)';
const withPhoto = { yes: literal(`EXISTS ${photo}`), no: literal(`NOT EXISTS ${photo}`) };
const withSitting = { yes: literal(`EXISTS ${sitting}`), no: literal(`NOT EXISTS ${sitting}`) };
export const withoutPhoto = withPhoto.no;

/** Reads the candidates of a school or college, a page at a time. */
export class CandidateList {
  private readonly sequelize: Sequelize;
  private readonly personalData: PersonalData;

  constructor(sequelize: Sequelize, personalData: PersonalData) {
    this.sequelize = sequelize;
    this.personalData = personalData;
  }

  async page(scope: AdministrationScope, filter: CandidateFilter): Promise<CandidatePage> {
    const conditions = this.conditions(scope, filter);
    const searched = { [Op.and]: [within(scope), ...conditions] };
    const offset = (filter.page - 1) * CANDIDATE_PAGE_SIZE;
    const order = ['candidateNumber', 'id'];
    // Found in the index alone; whole rows are read only of those who are shown.
    const found = await PersonRecord.findAll({
      ...{ attributes: ['id'], where: searched, order },
      ...{ limit: CANDIDATE_PAGE_SIZE, offset },
    });
    const rows = await PersonRecord.findAll({ where: { id: found.map(({ id }) => id) }, order });
    const all = await PersonRecord.count({ where: within(scope) });
    // To count what is searched reads everybody in the school: only where nothing else tells.
    const isLast = rows.length < CANDIDATE_PAGE_SIZE && (rows.length > 0 || offset === 0);
    const countSearched = () =>
      conditions.length === 0 ? all : PersonRecord.count({ where: searched });
    return {
      candidates: await this.complete(rows.map((row) => row.get({ plain: true }))),
      total: isLast ? offset + rows.length : await countSearched(),
      all,
    };
  }

  /** With profile and number of sittings, in the same order. */
  async complete(people: readonly Person[]): Promise<ListedCandidate[]> {
    if (people.length === 0) return [];
    const ids = people.map(({ id }) => id);
    const profiles = await CandidateProfileRecord.findAll({ where: { personId: ids }, raw: true });
    const counts = await this.sequelize.query<{ id: string; sittings: number }>(
      `SELECT candidate_id AS id, COUNT(*) AS sittings FROM sitting WHERE candidate_id IN (?)
       GROUP BY candidate_id`,
      { type: QueryTypes.SELECT, replacements: [ids] },
    );
    const profileOf = new Map(profiles.map((profile) => [profile.personId, profile]));
    const sittingsOf = new Map(counts.map(({ id, sittings }) => [id, sittings]));
    return people.map((person) => ({
      person,
      profile: profileOf.get(person.id) ?? null,
      sittings: sittingsOf.get(person.id) ?? 0,
    }));
  }

  private conditions(scope: AdministrationScope, filter: CandidateFilter): WhereOptions[] {
    const { search, collegeId, majorId } = filter;
    return [
      ...(search === '' ? [] : [this.search(scope, search)]),
      ...(collegeId ? [{ collegeId }] : []),
      ...(majorId ? [{ majorId }] : []),
      ...(filter.hasPhoto ? [withPhoto[filter.hasPhoto]] : []),
      ...(filter.hasSitting ? [withSitting[filter.hasSitting]] : []),
    ];
  }

  /**
   * Names by a part, candidate numbers by their beginning. Phones are sealed: one is found whole or
   * not at all. No name has a digit among Latin letters, so numbers are sought in their order.
   */
  private search({ schoolId }: AdministrationScope, search: string): WhereOptions {
    const text = search.normalize('NFKC');
    const number = phone.safeParse(text);
    return {
      [Op.or]: [
        // Neither knows wildcards, so nothing that is typed needs escaping.
        ...(isNumber(text) ? [] : [where(fn('INSTR', col('name'), text), { [Op.gt]: 0 })]),
        // Candidate numbers are ASCII, and are compared with nothing else.
        ...(isAscii(text) ? [{ candidateNumber: { [Op.between]: [text, text + LAST] } }] : []),
        ...(number.success
          ? [{ phoneHash: this.personalData.phoneHash(schoolId, number.data) }]
          : []),
      ],
    };
  }
}

/** Stands behind everything that a candidate number can go on with. */
const LAST = '\u007f';
const isAscii = (text: string) => /^[ -~]*$/.test(text);
const isNumber = (text: string) => isAscii(text) && /\d/.test(text);

function within(scope: AdministrationScope): WhereOptions<Person> {
  return { ...whereInScope(scope), kind: 'candidate' };
}
