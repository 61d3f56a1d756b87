import { randomBytes, randomInt, randomUUID } from 'node:crypto';

import type { PlanRequest, SittingStatus } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { AuditAct } from '../src/audit/index.ts';
import { createTellDraw, RevealedOrderBook } from '../src/draws/index.ts';
import { createExamRoom, SittingRecord } from '../src/exam-room/index.ts';
import { createNotifications } from '../src/notifications/index.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { createScheduleHandlers, ExamRoomRecord, ExamRoomStore } from '../src/scheduling/index.ts';
import { SchoolStore, type AdministrationScope } from '../src/schools/index.ts';
import { testDirectory } from './directory.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { testPeople } from './people.ts';

/** An exam of a school with rooms to plan, and everything that admins do with them. */
export class ScheduleFixture {
  readonly school: ExamRoomFixture;
  readonly acts: AuditAct[] = [];
  readonly schedule: ReturnType<typeof createScheduleHandlers>;
  readonly notifications: ReturnType<typeof createNotifications>;
  private readonly sequelize: Sequelize;
  private rooms = 0;

  private constructor(
    sequelize: Sequelize,
    school: ExamRoomFixture,
    { people, personalData }: Awaited<ReturnType<typeof testPeople>>,
  ) {
    this.sequelize = sequelize;
    this.school = school;
    const outbox = new Outbox();
    const examRoom = createExamRoom(sequelize, new ExamRoomStore(), outbox, testDirectory());
    this.notifications = createNotifications({
      ...{ sequelize, outbox },
      keyring: new Keyring(randomBytes(32).toString('base64')),
      config: {
        DEMO_MODE: true,
        SMS_PROVIDER: 'demo',
        ALIYUN_SMS_ENDPOINT: '',
        TENCENT_SMS_ENDPOINT: '',
        TENCENT_SMS_REGION: '',
      },
    });
    const revealedOrders = new RevealedOrderBook(sequelize, createTellDraw(outbox));
    this.schedule = createScheduleHandlers({
      ...{ sequelize, people, schools: new SchoolStore(), book: examRoom.sittingBook },
      ...{ notices: this.notifications.notices, quota: this.notifications.quota },
      revealedOrders,
      phoneOf: (person) => personalData.phoneOf(person),
      recordAudit: (act) => {
        this.acts.push(act);
        return Promise.resolve();
      },
    });
  }

  static async create(sequelize: Sequelize): Promise<ScheduleFixture> {
    const school = await ExamRoomFixture.create(sequelize);
    return new ScheduleFixture(sequelize, school, await testPeople(sequelize));
  }

  /** The whole school. */
  get scope(): AdministrationScope {
    return { schoolId: this.school.schoolId, collegeId: null };
  }

  /** Candidates of the exam's major, without a place; their ids by candidate number. */
  async candidates(count: number): Promise<string[]> {
    const { people } = await testPeople(this.sequelize);
    const { schoolId, collegeId, majorId } = this.school;
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const person = await people.add({
        ...{ schoolId, collegeId, majorId, kind: 'candidate' },
        name: `考生${String(index)}`,
        phone: `1${String(randomInt(3_000_000_000, 9_999_999_999))}`,
        candidateNumber: `${String(Date.now())}${String(1000 + index)}`,
      });
      ids.push(person.id);
    }
    return ids;
  }

  /** A room of the exam tomorrow, that starts so many hours after its first and lasts one. */
  async room(hour: number, status: 'scheduled' | 'ended' = 'scheduled'): Promise<string> {
    const { schoolId, examId } = this.school;
    const startsAt = new Date(Date.now() + (24 + hour) * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const name = `第 ${String(++this.rooms)} 考场`;
    return (await ExamRoomRecord.create({ schoolId, examId, name, status, startsAt, endsAt })).id;
  }

  /** Seats a candidate in a room, in a state of the fixture's choice. */
  async seat(examRoomId: string, candidateId: string, status: SittingStatus = 'scheduled') {
    const { schoolId } = this.school;
    const drawnPosition = (await SittingRecord.count({ where: { examRoomId } })) + 1;
    const facts = { schoolId, examRoomId, candidateId, drawnPosition, status };
    return SittingRecord.create({ ...facts, examKind: 'interview', statusSince: new Date() });
  }

  /** Candidates of a room in the order of their positions. */
  async orderOf(examRoomId: string): Promise<string[]> {
    const order: [string, string][] = [['drawnPosition', 'ASC']];
    const records = await SittingRecord.findAll({ where: { examRoomId }, order });
    return records.map(({ candidateId }) => candidateId);
  }

  plan(changes: Partial<PlanRequest> = {}): PlanRequest {
    return {
      candidateIds: null,
      replaceUntouched: false,
      arrangement: { by: 'roomSize', size: 10 },
      dates: ['2027-03-27'],
      startTime: '09:00',
      endTime: '17:00',
      sessionMinutes: 15,
      breaks: { every: null, lunch: { from: '12:00', to: '13:30' } },
      parallelRooms: 2,
      changeoverMinutes: 0,
      namePattern: '第 {n} 考场',
      ...changes,
    };
  }
}

/** An id that nothing has. */
export const nothing = randomUUID();
