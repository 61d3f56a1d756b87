import { flowFor, type ExamFlow, type RoomRole, type SchoolRole } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { SittingRecord } from '../exam-room/index.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { ExamRecord, ExamRoomRecord, ExamRoomStaffRecord } from '../scheduling/index.ts';
import {
  CollegeRecord,
  MajorRecord,
  PersonRecord,
  type PersonalData,
  type PersonStore,
  platformSchool,
  SchoolRecord,
  SchoolRoleRecord,
} from '../schools/index.ts';

export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly phone: string;
  readonly college: string | null;
  readonly examRoom: string | null;
}

export interface Demo {
  readonly school: string;
  readonly accounts: readonly DemoAccount[];
}

const schoolName = '临江大学';
const computing = '信息工程学院';

/** What the demo's candidates can do today: nothing is asked that the portal cannot take yet. */
const demoFlow: ExamFlow = {
  announcements: false,
  identityFile: { asked: false, documents: [] },
  pledge: { asked: false, text: '', version: 1 },
  faceVerification: 'off',
  secondaryCamera: 'off',
  screenShare: false,
  recording: false,
  questions: 'none',
  scoreSheet: { combine: 'mean', items: [] },
  waitingAreaOpensMinutes: 120,
};

const roomStaff: readonly (readonly [RoomRole, string, string])[][] = [
  [
    ['waitingExaminer', '陈立群', '13900001001'],
    ['mainExaminer', '顾建平', '13900001002'],
    ['panelExaminer', '徐静', '13900001003'],
    ['panelExaminer', '丁一凡', '13900001004'],
  ],
  [
    ['waitingExaminer', '冯秀英', '13900002001'],
    ['mainExaminer', '贺文斌', '13900002002'],
    ['panelExaminer', '蒋若兰', '13900002003'],
    ['panelExaminer', '唐致远', '13900002004'],
  ],
];

const candidates: readonly (readonly string[])[] = [
  ['蔡宇轩', '周子涵', '苏婉清', '卢俊哲', '田雨欣', '傅子昂', '白若溪', '孟思远'],
  ['林书瑶', '郑浩然', '沈佳怡', '韩明轩', '许安然', '邓博文', '曹语桐', '彭一诺'],
];

const admins: readonly (readonly [SchoolRole, string, string])[] = [
  ['schoolAdmin', '李文静', '13900009001'],
  ['securityAdmin', '罗志强', '13900009002'],
  ['auditAdmin', '高敏', '13900009003'],
];

const collegeAdmin = ['collegeAdmin', '沈怀远', '13900009004'] as const;
const operator = { name: '周启明', phone: '13900009000' };

/** Loads the demo school, unless it is there; a demo exam that never began is moved to today. */
export async function loadDemoSchool(
  sequelize: Sequelize,
  people: PersonStore,
  personalData: PersonalData,
): Promise<Demo> {
  await inTransaction(sequelize, async () => {
    if ((await SchoolRecord.count({ where: { name: schoolName } })) === 0) {
      await create(people, await schedule(sequelize));
    } else await moveToToday(await schedule(sequelize));
    await addOperator(people);
  });
  return { school: schoolName, accounts: await listAccounts(personalData) };
}

interface Schedule {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Starts at the second full quarter of an hour from now, so that there is time to look around. */
async function schedule(sequelize: Sequelize): Promise<Schedule> {
  const quarter = 15 * 60_000;
  const now = (await databaseNow(sequelize)).getTime();
  const startsAt = new Date((Math.floor(now / quarter) + 2) * quarter);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 60 * 60_000) };
}

async function moveToToday(when: Schedule): Promise<void> {
  const moved = await SittingRecord.count({ where: { version: 0 } });
  const all = await SittingRecord.count();
  if (moved === all) await ExamRoomRecord.update({ ...when }, { where: { status: 'scheduled' } });
}

/** Also to a demo of before there were operators. */
async function addOperator(people: PersonStore): Promise<void> {
  const [{ id: schoolId }] = await SchoolRecord.findOrCreate({
    where: { isPlatform: true },
    defaults: { ...platformSchool, isPlatform: true },
  });
  const staff = { schoolId, kind: 'staff' } as const;
  if (await people.findByPhone({ ...staff, phone: operator.phone })) return;
  const { id } = await people.add({ ...staff, collegeId: null, ...operator });
  await SchoolRoleRecord.create({ personId: id, role: 'operator' });
}

async function create(people: PersonStore, when: Schedule): Promise<void> {
  const school = await SchoolRecord.create({
    name: schoolName,
    pinyinInitials: 'ljdx',
    timeZone: 'Asia/Shanghai',
    // Whoever looks around has no authenticator app at hand.
    secondFactor: 'optional',
  });
  const schoolId = school.id;
  const contact = { schoolId, contactName: '李文静', contactPhone: '0571-8820 4416' };
  const college = await CollegeRecord.create({ ...contact, name: computing });
  const other = await CollegeRecord.create({ ...contact, name: '经济管理学院' });
  const major = { schoolId, collegeId: college.id };
  const { id: majorId } = await MajorRecord.create({ ...major, name: '计算机科学与技术' });
  await MajorRecord.create({ ...major, name: '软件工程' });
  await MajorRecord.create({ schoolId, collegeId: other.id, name: '应用经济学' });

  for (const [role, name, phone] of [...admins, collegeAdmin]) {
    const collegeId = role === 'collegeAdmin' ? college.id : null;
    const staff = { schoolId, collegeId, kind: 'staff' } as const;
    const { id } = await people.add({ ...staff, name, phone });
    await SchoolRoleRecord.create({ personId: id, role });
  }
  const exam = await ExamRecord.create({
    ...major,
    majorId,
    name: '2027 年硕士研究生招生复试',
    kind: 'interview',
    isRehearsal: false,
    status: 'published',
    settings: JSON.stringify(flowFor('interview', demoFlow)),
    createdAt: new Date(),
    publishedAt: new Date(),
  });
  const majorOf = { collegeId: college.id, majorId };
  for (const [index, staff] of roomStaff.entries()) {
    const facts = { schoolId, examId: exam.id, name: `第 ${String(index + 1)} 考场`, ...when };
    const room = await ExamRoomRecord.create(facts);
    await createStaff(people, room, college.id, staff);
    await createSittings(people, room, majorOf, index);
  }
}

async function createStaff(
  people: PersonStore,
  { id: examRoomId, schoolId }: ExamRoomRecord,
  collegeId: string,
  staff: readonly (readonly [RoomRole, string, string])[],
): Promise<void> {
  for (const [role, name, phone] of staff) {
    const facts = { schoolId, collegeId, kind: 'staff' } as const;
    const { id: personId } = await people.add({ ...facts, name, phone });
    await ExamRoomStaffRecord.create({ examRoomId, personId, role });
  }
}

async function createSittings(
  people: PersonStore,
  { id: examRoomId, schoolId }: ExamRoomRecord,
  majorOf: { readonly collegeId: string; readonly majorId: string },
  roomIndex: number,
): Promise<void> {
  for (const [index, name] of (candidates[roomIndex] ?? []).entries()) {
    const position = index + 1;
    const serial = roomIndex * 100 + position;
    const { id: candidateId } = await people.add({
      schoolId,
      ...majorOf,
      kind: 'candidate',
      name,
      phone: `1380000${String(1000 * (roomIndex + 1) + position)}`,
      candidateNumber: `102877210004${String(500 + serial)}`,
    });
    await SittingRecord.create({
      schoolId,
      examRoomId,
      candidateId,
      examKind: 'interview',
      drawnPosition: position,
      statusSince: new Date(),
    });
  }
}

async function listAccounts(personalData: PersonalData): Promise<DemoAccount[]> {
  const people = await PersonRecord.findAll();
  const colleges = await CollegeRecord.findAll();
  const rooms = await ExamRoomRecord.findAll();
  const staff = await ExamRoomStaffRecord.findAll();
  const schoolRoles = await SchoolRoleRecord.findAll();
  const sittings = await SittingRecord.findAll();
  const roomName = (id: string | undefined) => rooms.find((room) => room.id === id)?.name ?? null;
  const accounts = people.map(({ id, name, phoneSealed, collegeId }) => {
    const seat = staff.find(({ personId }) => personId === id);
    const sitting = sittings.find(({ candidateId }) => candidateId === id);
    const schoolRole = schoolRoles.find(({ personId }) => personId === id);
    return {
      role: seat?.role ?? schoolRole?.role ?? 'candidate',
      name,
      phone: personalData.phoneOf({ phoneSealed }),
      college: colleges.find((college) => college.id === collegeId)?.name ?? null,
      examRoom: roomName(seat?.examRoomId ?? sitting?.examRoomId),
    };
  });
  return accounts.sort((one, other) => one.phone.localeCompare(other.phone));
}
