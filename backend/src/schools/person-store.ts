import type { IdDocumentType, SchoolRole } from '@exam/contracts';
import { Op, type InferAttributes } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { maskIdNumber, maskPhone } from './masking.ts';
import { PersonRecord, type PersonKind } from './person-record.ts';
import type { PersonalData } from './personal-data.ts';
import { SchoolRoleRecord } from './school-role-record.ts';

/** Phone and ID number are sealed in it: `PersonalData` reads them. */
export type Person = InferAttributes<PersonRecord>;

/** What tells one person of a school from the others. */
export interface PersonNumber {
  readonly schoolId: string;
  readonly kind: PersonKind;
  readonly phone: string;
}

export interface NewPerson extends PersonNumber {
  readonly id?: string;
  readonly collegeId: string | null;
  readonly majorId?: string | null;
  readonly name: string;
  readonly candidateNumber?: string | null;
  readonly staffNumber?: string | null;
  readonly idDocumentType?: IdDocumentType | null;
  readonly idNumber?: string | null;
}

export interface PersonChange extends Pick<NewPerson, 'name' | 'collegeId'> {
  readonly staffNumber: string | null;
  readonly phone: string | null;
}

export class PersonStore {
  private readonly personalData: PersonalData;

  constructor(personalData: PersonalData) {
    this.personalData = personalData;
  }

  /** Rejects with a UniqueConstraintError when number or phone is taken in that school. */
  async add({ phone, idNumber, ...facts }: NewPerson): Promise<Person> {
    const { schoolId } = facts;
    const record = await PersonRecord.create({
      ...facts,
      ...this.personalData.phoneColumns(schoolId, phone),
      ...(idNumber && this.personalData.idNumberColumns(schoolId, idNumber)),
    });
    return record.get({ plain: true });
  }

  /** Null when there is no such person. */
  async find(id: string): Promise<Person | null> {
    return (await PersonRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** Those of `ids` who exist, in no order. */
  async list(ids: readonly string[]): Promise<Person[]> {
    const records = await PersonRecord.findAll({ where: { id: [...ids] } });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Staff of a school, or of one college with those of the whole school, who are not disabled. */
  async listStaff(schoolId: string, collegeId: string | null): Promise<Person[]> {
    const records = await PersonRecord.findAll({
      where: {
        ...{ schoolId, kind: 'staff', disabledAt: null },
        ...(collegeId !== null && { collegeId: { [Op.or]: [collegeId, null] } }),
      },
      order: ['name', 'id'],
    });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Null when nobody of that kind has the number at that school. */
  async findByPhone({ schoolId, kind, phone }: PersonNumber): Promise<Person | null> {
    const phoneHash = this.personalData.phoneHash(schoolId, phone);
    const record = await PersonRecord.findOne({ where: { schoolId, kind, phoneHash } });
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

  /**
   * Writes facts over those of a locked person; a phone that is null stays as it is. Rejects with a
   * UniqueConstraintError when the phone is taken in that school.
   */
  async change(person: Person, { phone, ...facts }: PersonChange): Promise<Person> {
    const moved = phone === null ? {} : this.personalData.phoneColumns(person.schoolId, phone);
    await PersonRecord.update({ ...facts, ...moved }, { where: { id: person.id } });
    return { ...person, ...facts, ...moved };
  }

  async setDisabled(id: string, disabledAt: Date | null): Promise<void> {
    await PersonRecord.update({ disabledAt }, { where: { id } });
  }

  maskedPhone(person: Person): string {
    return maskPhone(this.personalData.phoneOf(person));
  }

  /** Null for who has given none. */
  maskedIdNumber(person: Person): string | null {
    const idNumber = this.personalData.idNumberOf(person);
    return idNumber === null ? null : maskIdNumber(idNumber);
  }

  /** The roles that somebody has in the whole school; none for who does not exist. */
  async schoolRolesOf(personId: string): Promise<SchoolRole[]> {
    const records = await SchoolRoleRecord.findAll({ where: { personId }, order: ['role'] });
    return records.map(({ role }) => role);
  }
}
