import { randomInt, randomUUID } from 'node:crypto';

import {
  flowFor,
  type ExamFlow,
  type RoomRole,
  type SchoolRole,
  type SittingStatus,
} from '@exam/contracts';

import type { Sequelize } from 'sequelize';

import { bindRecords } from '../src/app/bind-records.ts';
import { SittingRecord } from '../src/exam-room/index.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { ExamRecord, ExamRoomRecord, ExamRoomStaffRecord } from '../src/scheduling/index.ts';
import {
  CollegeRecord,
  MajorRecord,
  SchoolRecord,
  SchoolRoleRecord,
  type PersonStore,
} from '../src/schools/index.ts';
import { testPeople } from './people.ts';

interface Neighbour {
  readonly schoolId: string;
  readonly collegeId: string;
}

/** Before the waiting area there is the device check, and nothing else. */
export const shortFlow: ExamFlow = {
  announcements: false,
  identityFile: { asked: false, documents: [] },
  pledge: { asked: false, text: '', version: 1 },
  faceVerification: 'off',
  secondaryCamera: 'off',
};

/** A school with one exam room, and whatever a spec seats in it. */
export class ExamRoomFixture {
  readonly schoolId: string;
  readonly collegeId: string;
  readonly examRoomId = randomUUID();
  readonly majorId: string = randomUUID();
  readonly examId: string = randomUUID();
  private positions = 0;
  private readonly people: PersonStore;

  private constructor(people: PersonStore, { schoolId, collegeId }: Partial<Neighbour>) {
    this.people = people;
    this.schoolId = schoolId ?? randomUUID();
    this.collegeId = collegeId ?? randomUUID();
  }

  /**
   * Binds the tables, and creates the school and an open room that began a minute ago; or another
   * room, in a school or college that is there already.
   */
  static async create(
    sequelize: Sequelize,
    within: Partial<Neighbour> = {},
  ): Promise<ExamRoomFixture> {
    bindRecords(sequelize);
    const fixture = new ExamRoomFixture((await testPeople(sequelize)).people, within);
    const { schoolId, collegeId, examRoomId, majorId, examId } = fixture;
    const name = randomUUID();
    const now = Date.now();
    const school = { id: schoolId, name, pinyinInitials: 'csdx', timeZone: 'Asia/Shanghai' };
    if (!within.schoolId) await SchoolRecord.create(school);
    const contact = { contactName: '联系人', contactPhone: '000-0000' };
    if (!within.collegeId)
      await CollegeRecord.create({ id: collegeId, schoolId, name, ...contact });
    await MajorRecord.create({ id: majorId, schoolId, collegeId, name });
    await ExamRecord.create({
      id: examId,
      schoolId,
      collegeId,
      majorId,
      name,
      kind: 'interview',
      isRehearsal: false,
      status: 'published',
      settings: JSON.stringify(flowFor('interview', shortFlow)),
      createdAt: new Date(now),
    });
    await ExamRoomRecord.create({
      id: examRoomId,
      schoolId,
      examId,
      name,
      status: 'open',
      startsAt: new Date(now - 60_000),
      endsAt: new Date(now + 3_600_000),
      openedAt: new Date(now - 60_000),
    });
    return fixture;
  }

  /** A member of the room's staff, as the session of that person would describe them. */
  async staff(...roles: RoomRole[]): Promise<Actor> {
    const actor = await this.person('staff');
    const { examRoomId } = this;
    for (const role of roles) {
      await ExamRoomStaffRecord.create({ examRoomId, personId: actor.personId, role });
    }
    return { ...actor, rolesByRoom: new Map([[examRoomId, new Set(roles)]]) };
  }

  /** Somebody with roles in the school, as the session of that person would describe them. */
  async admin(...roles: SchoolRole[]): Promise<Actor> {
    const actor = await this.person('staff');
    for (const role of roles) await SchoolRoleRecord.create({ personId: actor.personId, role });
    return { ...actor, role: 'admin', schoolRoles: new Set(roles) };
  }

  /** A candidate with a sitting in the room, next in the drawn order. */
  async seat(status: SittingStatus): Promise<{ actor: Actor; sitting: SittingRecord }> {
    const actor = await this.person('candidate');
    const sitting = await SittingRecord.create({
      schoolId: this.schoolId,
      examRoomId: this.examRoomId,
      candidateId: actor.personId,
      examKind: 'interview',
      drawnPosition: ++this.positions,
      status,
      statusSince: new Date(),
      invitationExpiresAt: status === 'invited' ? new Date(Date.now() + 60_000) : null,
    });
    return { actor, sitting };
  }

  private async person(kind: 'staff' | 'candidate'): Promise<Actor> {
    const { schoolId, collegeId } = this;
    const personId = randomUUID();
    await this.people.add({
      id: personId,
      schoolId,
      collegeId,
      kind,
      name: '测试',
      phone: `1${String(randomInt(3_000_000_000, 9_999_999_999))}`,
      candidateNumber: kind === 'candidate' ? personId : null,
    });
    return {
      personId,
      sessionId: randomUUID(),
      schoolId,
      collegeId,
      role: kind === 'staff' ? 'examiner' : 'candidate',
      schoolRoles: new Set(),
      rolesByRoom: new Map(),
    };
  }
}
