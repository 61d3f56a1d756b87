import { flowFor, type SchoolRole } from '@exam/contracts';
import { Op, type Sequelize } from 'sequelize';

import { SittingRecord } from '../exam-room/index.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
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
import { demoFlow } from './demo/demo-flow.ts';
import { createDemoRoom, type DemoRoom, type DemoSchedule } from './demo/demo-rooms.ts';
import { addDocumentsExam } from './demo/documents-exam.ts';
import { addFaceExam } from './demo/face-exam.ts';
import { loadNextRound, nextRoundName, type NextRoundParts } from './demo/next-round.ts';

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
const majorName = '计算机科学与技术';

const rooms: readonly DemoRoom[] = [
  {
    name: '第 1 考场',
    number: 1,
    staff: [
      ['waitingExaminer', '陈立群'],
      ['mainExaminer', '顾建平'],
      ['panelExaminer', '徐静'],
      ['panelExaminer', '丁一凡'],
    ],
    candidates: ['蔡宇轩', '周子涵', '苏婉清', '卢俊哲', '田雨欣', '傅子昂', '白若溪', '孟思远'],
  },
  {
    name: '第 2 考场',
    number: 2,
    staff: [
      ['waitingExaminer', '冯秀英'],
      ['mainExaminer', '贺文斌'],
      ['panelExaminer', '蒋若兰'],
      ['panelExaminer', '唐致远'],
    ],
    candidates: ['林书瑶', '郑浩然', '沈佳怡', '韩明轩', '许安然', '邓博文', '曹语桐', '彭一诺'],
  },
];

const admins = [
  ['schoolAdmin', '李文静', '13900009001'],
  ['securityAdmin', '罗志强', '13900009002'],
  ['auditAdmin', '高敏', '13900009003'],
] as const satisfies readonly (readonly [SchoolRole, string, string])[];

const collegeAdmin = ['collegeAdmin', '沈怀远', '13900009004'] as const;
const operator = { name: '周启明', phone: '13900009000' };

/** Loads the demo school, unless it is there; a demo exam that never began is moved to today. */
export async function loadDemoSchool(
  personalData: PersonalData,
  files: FileStorage,
  parts: NextRoundParts,
): Promise<Demo> {
  const { sequelize, people } = parts;
  await inTransaction(sequelize, async () => {
    const when = await schedule(sequelize);
    const school = await SchoolRecord.findOne({ where: { name: schoolName } });
    if (school) await moveToToday(when);
    else await create(people, when);
    await addIdentityExams(people, files, when);
    await addOperator(people);
  });
  await addNextRound(parts);
  return { school: schoolName, accounts: await listAccounts(personalData) };
}

/** Starts at the second full quarter of an hour from now, so that there is time to look around. */
async function schedule(sequelize: Sequelize): Promise<DemoSchedule> {
  const quarter = 15 * 60_000;
  const now = (await databaseNow(sequelize)).getTime();
  const startsAt = new Date((Math.floor(now / quarter) + 2) * quarter);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 60 * 60_000) };
}

async function moveToToday(when: DemoSchedule): Promise<void> {
  const exams = await ExamRecord.findAll({ where: { name: { [Op.ne]: nextRoundName } } });
  const examId = exams.map(({ id }) => id);
  const rooms = await ExamRoomRecord.findAll({ where: { examId } });
  const examRoomId = rooms.map(({ id }) => id);
  const unmoved = await SittingRecord.count({ where: { examRoomId, version: 0 } });
  const all = await SittingRecord.count({ where: { examRoomId } });
  if (unmoved !== all) return;
  await ExamRoomRecord.update({ ...when }, { where: { examId, status: 'scheduled' } });
}

/** Also to a demo of before there was one. */
async function addNextRound(parts: NextRoundParts): Promise<void> {
  const school = await SchoolRecord.findOne({ where: { name: schoolName } });
  if (!school) return;
  const [, , phone] = admins[0];
  const of = { schoolId: school.id, kind: 'staff' } as const;
  const admin = await parts.people.findByPhone({ ...of, phone });
  if (admin) await loadNextRound(parts, { id: school.id, adminId: admin.id });
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

async function create(people: PersonStore, when: DemoSchedule): Promise<void> {
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
  const { id: majorId } = await MajorRecord.create({ ...major, name: majorName });
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
  for (const room of rooms) {
    await createDemoRoom(people, exam.id, { ...major, majorId }, room, when);
  }
}

/** Also to a demo of before there were face verifications and identity files. */
async function addIdentityExams(people: PersonStore, files: FileStorage, when: DemoSchedule) {
  const school = await SchoolRecord.findOne({ where: { name: schoolName } });
  const where = { schoolId: school?.id ?? '', name: majorName };
  const major = await MajorRecord.findOne({ where });
  if (!major) return;
  const { id: majorId, schoolId, collegeId } = major;
  await addFaceExam(people, files, { majorId, schoolId, collegeId }, when);
  await addDocumentsExam(people, { majorId, schoolId, collegeId }, when);
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
