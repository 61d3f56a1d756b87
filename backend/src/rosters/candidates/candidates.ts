import type {
  candidateChange,
  CandidateView,
  RevealedView,
  RosterStructureView,
} from '@exam/contracts';
import { QueryTypes, UniqueConstraintError, type Sequelize } from 'sequelize';
import type { z } from 'zod';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { InvalidRequestError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import {
  CollegeRecord,
  maskIdNumber,
  MajorRecord,
  PersonRecord,
  requireScope,
  type AdministrationScope,
  type Person,
  type PersonalData,
  type PersonStore,
} from '../../schools/index.ts';
import { CandidateProfileRecord } from '../candidate-profile-record.ts';
import { checkIdNumber, normaliseIdNumber } from '../checks/id-document.ts';
import { readName } from '../checks/person-fields.ts';
import type { PhoneChanges } from '../imports/phone-changes.ts';
import type { CandidateList, ListedCandidate } from './candidate-list.ts';

export type CandidateChangeInput = z.output<typeof candidateChange>;

export interface CandidatesDependencies {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
  readonly personalData: PersonalData;
  readonly list: CandidateList;
  readonly storage: FileStorage;
  readonly phoneChanges: PhoneChanges;
  readonly recordAudit: RecordAudit;
}

/** One candidate of a roster: looked at, shown readable with a reason, and corrected. */
export class Candidates {
  private readonly given: CandidatesDependencies;

  constructor(given: CandidatesDependencies) {
    this.given = given;
  }

  /** Throws NotFoundError for who is no candidate of the scope. */
  async find(scope: AdministrationScope, id: string): Promise<ListedCandidate> {
    const person = this.require(scope, await this.given.people.find(id));
    const [listed] = await this.given.list.complete([person]);
    if (!listed) throw new Error('a candidate got lost');
    return listed;
  }

  /** The exam rooms of a candidate, the next one first. */
  async exams(candidateId: string): Promise<CandidateView['exams']> {
    type Row = Omit<CandidateView['exams'][number], 'startsAt' | 'pledgeAgreedAt'>;
    type Times = { readonly startsAt: Date; readonly pledgeAgreedAt: Date | null };
    const rows = await this.given.sequelize.query<Row & Times>(
      `SELECT s.id AS sittingId, r.id AS examRoomId, e.name AS examName, r.name AS roomName,
         r.starts_at AS startsAt, s.status AS status,
         (SELECT MAX(p.agreed_at) FROM pledge_agreement p WHERE p.sitting_id = s.id) AS pledgeAgreedAt
       FROM sitting s JOIN exam_room r ON r.id = s.exam_room_id JOIN exam e ON e.id = r.exam_id
       WHERE s.candidate_id = ? ORDER BY r.starts_at DESC`,
      { type: QueryTypes.SELECT, replacements: [candidateId] },
    );
    return rows.map(({ startsAt, pledgeAgreedAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      pledgeAgreedAt: pledgeAgreedAt?.toISOString() ?? null,
    }));
  }

  /** Readable phone and ID number, for a reason that the audit log keeps. */
  async reveal(scope: AdministrationScope, id: string, reason: string): Promise<RevealedView> {
    const { sequelize, people, personalData, recordAudit } = this.given;
    return inTransaction(sequelize, async () => {
      const person = this.require(scope, await people.find(id));
      await recordAudit({
        action: 'personal-data.viewed',
        subject: { kind: 'person', id },
        after: { shown: ['phone', 'idNumber'] },
        reason,
      });
      return { phone: personalData.phoneOf(person), idNumber: personalData.idNumberOf(person) };
    });
  }

  /** Throws InvalidRequestError (`candidate-invalid`) with the fields that are wrong. */
  async change(
    scope: AdministrationScope,
    id: string,
    change: CandidateChangeInput,
  ): Promise<void> {
    const { sequelize, people, recordAudit } = this.given;
    await inTransaction(sequelize, async () => {
      const person = this.require(scope, await people.lock(id));
      const checked = await this.check(scope, person, change);
      const profile = await CandidateProfileRecord.findByPk(id);
      const before = await this.facts(person, profile);
      await this.save(person, checked, change);
      const after = await this.facts(
        this.require(scope, await people.find(id)),
        await CandidateProfileRecord.findByPk(id),
      );
      const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
      const only = (facts: Record<string, string | null>) =>
        Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
      if (changed.length > 0) {
        await recordAudit({
          ...{ action: 'candidate.changed', subject: { kind: 'person', id } },
          ...{ before: only(before), after: only(after) },
        });
      }
      if (change.phone !== undefined && checked.phoneHash !== person.phoneHash) {
        await this.given.phoneChanges.follow({ person, phone: change.phone });
      }
    });
  }

  /** The photo on file. Throws NotFoundError where there is none. */
  async photo(scope: AdministrationScope, id: string) {
    const { profile } = await this.find(scope, id);
    if (!profile?.photoKey) throw new NotFoundError('not-found', 'no photo on file');
    return this.given.storage.read(profile.photoKey);
  }

  /** Colleges and majors of the scope, by name. */
  async structure({ schoolId, collegeId }: AdministrationScope): Promise<RosterStructureView> {
    const colleges = await CollegeRecord.findAll({
      where: { schoolId, ...(collegeId !== null && { id: collegeId }) },
      order: ['name'],
    });
    const majors = await MajorRecord.findAll({ where: { schoolId }, order: ['name'] });
    return {
      colleges: colleges.map(({ id, name }) => ({
        ...{ id, name },
        majors: majors
          .filter((major) => major.collegeId === id)
          .map((major) => ({ id: major.id, name: major.name })),
      })),
    };
  }

  private require(scope: AdministrationScope, person: Person | null): Person {
    if (person?.kind !== 'candidate') throw new NotFoundError('not-found', 'no such candidate');
    requireScope(scope, person);
    return person;
  }

  private async check(
    scope: AdministrationScope,
    person: Person,
    { name, collegeId, majorId, phone, idDocument }: CandidateChangeInput,
  ) {
    const { sequelize, personalData } = this.given;
    const wrong: { path: string; message: string }[] = [];
    const readable = readName(name);
    if (readable === null) wrong.push({ path: '/name', message: 'nameForm' });
    const major = await MajorRecord.findOne({ where: { id: majorId, schoolId: person.schoolId } });
    const outside = scope.collegeId !== null && scope.collegeId !== collegeId;
    if (outside) wrong.push({ path: '/collegeId', message: 'collegeNotYours' });
    else if (major?.collegeId !== collegeId) {
      wrong.push({ path: '/majorId', message: 'majorUnknown' });
    }
    const of = { schoolId: person.schoolId, kind: 'candidate' } as const;
    const phoneHash =
      phone === undefined ? person.phoneHash : personalData.phoneHash(of.schoolId, phone);
    const called = await PersonRecord.findOne({ where: { ...of, phoneHash } });
    if (called && called.id !== person.id) wrong.push({ path: '/phone', message: 'phoneOfOther' });
    const idNumber = idDocument && normaliseIdNumber(idDocument.number);
    if (idDocument && idNumber !== undefined) {
      const today = (await databaseNow(sequelize)).toISOString().slice(0, 10);
      const fault = checkIdNumber(idDocument.type, idNumber, today);
      const idNumberHash = personalData.idNumberHash(of.schoolId, idNumber);
      const idDocumentType = idDocument.type;
      const bearer = await PersonRecord.findOne({ where: { ...of, idNumberHash, idDocumentType } });
      const taken = bearer && bearer.id !== person.id ? 'idNumberOfOther' : null;
      const message = fault ?? taken;
      if (message) wrong.push({ path: '/idDocument/number', message });
    }
    if (wrong.length > 0 || readable === null) {
      const paths = wrong.map(({ path }) => path).join(' ');
      throw new InvalidRequestError('candidate-invalid', paths, { fields: wrong });
    }
    return { name: readable, phoneHash, idNumber: idNumber ?? null };
  }

  private async save(
    { id, schoolId }: Person,
    { name, idNumber }: { readonly name: string; readonly idNumber: string | null },
    { collegeId, majorId, gender, remark, phone, idDocument }: CandidateChangeInput,
  ): Promise<void> {
    const { personalData } = this.given;
    try {
      await PersonRecord.update(
        {
          ...{ name, collegeId, majorId },
          ...(phone !== undefined && personalData.phoneColumns(schoolId, phone)),
          ...(idDocument && { idDocumentType: idDocument.type }),
          ...(idNumber !== null && personalData.idNumberColumns(schoolId, idNumber)),
        },
        { where: { id } },
      );
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      const fields = [{ path: '/phone', message: 'phoneOfOther' }];
      throw new InvalidRequestError('candidate-invalid', 'taken just now', { fields });
    }
    await CandidateProfileRecord.bulkCreate([{ personId: id, gender, remark }], {
      updateOnDuplicate: ['gender', 'remark'],
    });
  }

  /** What the audit log may say of a candidate; the phone has an entry of its own. */
  private async facts(
    person: Person,
    profile: CandidateProfileRecord | null,
  ): Promise<Record<string, string | null>> {
    const college = await CollegeRecord.findByPk(person.collegeId ?? '');
    const major = await MajorRecord.findByPk(person.majorId ?? '');
    const idNumber = this.given.personalData.idNumberOf(person);
    return {
      name: person.name,
      college: college?.name ?? null,
      major: major?.name ?? null,
      gender: profile?.gender ?? null,
      remark: profile?.remark ?? '',
      idDocumentType: person.idDocumentType,
      idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    };
  }
}
