import { Op, QueryTypes, type Sequelize } from 'sequelize';

import { PersonRecord, type PersonKind } from './person-record.ts';
import type { NewPerson, Person } from './person-store.ts';
import type { PersonalData } from './personal-data.ts';

/** Somebody as an import writes them. */
export type WrittenPerson = Required<NewPerson>;

type NumberColumn = 'candidateNumber' | 'staffNumber' | 'phoneHash' | 'idNumberHash';

/** Rows of one statement: more would hold up other requests, fewer take longer. */
export const BULK_ROWS = 500;

const COLUMNS = [
  ...['id', 'school_id', 'college_id', 'major_id', 'kind', 'name', 'phone_hash', 'phone_sealed'],
  ...['candidate_number', 'staff_number', 'id_document_type', 'id_number_hash', 'id_number_sealed'],
];
const KEPT = new Set(['id', 'school_id', 'kind', 'id_number_hash', 'id_number_sealed']);

const INSERT = `INSERT INTO person (${COLUMNS.join(', ')}) VALUES ?`;
/** An ID number that is not given stays as it was. */
const UPDATE = `${INSERT} ON DUPLICATE KEY UPDATE ${[
  ...COLUMNS.filter((name) => !KEPT.has(name)).map((name) => `${name} = VALUES(${name})`),
  ...['id_number_hash', 'id_number_sealed'].map(
    (name) => `${name} = COALESCE(VALUES(${name}), ${name})`,
  ),
].join(', ')}`;

/** Some hundreds of people of one school and kind at a time; call it with at most BULK_ROWS. */
export class PeopleInBulk {
  private readonly sequelize: Sequelize;
  private readonly personalData: PersonalData;

  constructor(sequelize: Sequelize, personalData: PersonalData) {
    this.sequelize = sequelize;
    this.personalData = personalData;
  }

  /** Those who have one of `values` in that column; `lock` keeps others from changing them. */
  async find(
    { schoolId, kind }: { readonly schoolId: string; readonly kind: PersonKind },
    column: NumberColumn,
    values: readonly string[],
    lock: boolean,
  ): Promise<Person[]> {
    if (values.length === 0) return [];
    return await PersonRecord.findAll({
      where: { schoolId, kind, [column]: { [Op.in]: [...values] } },
      raw: true,
      ...(lock && { lock: true }),
    });
  }

  /** Rejects with a UniqueConstraintError when a number or phone is taken in that school. */
  async insert(people: readonly WrittenPerson[]): Promise<void> {
    await this.write(INSERT, people);
  }

  /** Changes people who exist and whom the caller has locked: others must not be deleted meanwhile. */
  async update(people: readonly WrittenPerson[]): Promise<void> {
    await this.write(UPDATE, people);
  }

  /**
   * Takes the numbers from people who get others in the same transaction, so that two may exchange
   * theirs.
   */
  async releasePhones(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.sequelize.query('UPDATE person SET phone_hash = NULL WHERE id IN (?)', {
      replacements: [ids],
    });
  }

  private async write(statement: string, people: readonly WrittenPerson[]): Promise<void> {
    if (people.length === 0) return;
    const rows = people.map((person) => this.row(person));
    await this.sequelize.query(statement, { type: QueryTypes.RAW, replacements: [rows] });
  }

  private row({ idNumber, phone, ...person }: WrittenPerson): (string | null)[] {
    const { schoolId } = person;
    const { phoneHash, phoneSealed } = this.personalData.phoneColumns(schoolId, phone);
    const id = idNumber === null ? null : this.personalData.idNumberColumns(schoolId, idNumber);
    return [
      ...[person.id, schoolId, person.collegeId, person.majorId, person.kind, person.name],
      ...[phoneHash, phoneSealed, person.candidateNumber, person.staffNumber],
      ...[person.idDocumentType, id?.idNumberHash ?? null, id?.idNumberSealed ?? null],
    ];
  }
}
