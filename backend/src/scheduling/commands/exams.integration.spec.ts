import { randomUUID } from 'node:crypto';

import { flowFor, type ExamFlow, type FlowImpact } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { up } from '../../../migrations/0007-exams.ts';
import { ExamRoomFixture } from '../../../test/exam-room-fixture.ts';
import { createDatabase } from '../../../test/servers.ts';
import { AuditTrail } from '../../audit/audit-trail.ts';
import { FlowStore } from '../../exam-room/flow-store.ts';
import { createSittingFacts } from '../../exam-room/queries/sitting-facts.ts';
import { SittingFlowStepRecord } from '../../exam-room/sitting-flow-step-record.ts';
import type { AppError } from '../../platform/errors/app-error.ts';
import { inRequestContext } from '../../platform/http/request-context.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { CollegeRecord, MajorRecord, SchoolStore } from '../../schools/index.ts';
import { ExamRecord } from '../exam-record.ts';
import { ExamRoomRecord } from '../exam-room-record.ts';
import { ExamRoomStore } from '../exam-room-store.ts';
import { ExamStore } from '../exam-store.ts';
import { createExamQueries } from '../queries/exam-queries.ts';
import { createChangeExam } from './change-exam.ts';
import { createCreateExam } from './create-exam.ts';
import type { ExamDependencies } from './dependencies.ts';
import { createMoveExam } from './move-exam.ts';

const code = (code: string) => jasmine.objectContaining({ code });

describe('exams', () => {
  let sequelize: Sequelize;
  /** May change tables, as migrations do. */
  let owner: Sequelize;
  let drop: () => Promise<void>;
  let fixture: ExamRoomFixture;
  let dependencies: ExamDependencies;
  let admin: Actor;
  let told: string[];
  const exams = new ExamStore();

  beforeAll(async () => {
    ({ sequelize, owner, drop } = await createDatabase());
  });
  afterAll(() => drop());
  beforeEach(async () => {
    fixture = await ExamRoomFixture.create(sequelize);
    admin = await fixture.admin('schoolAdmin');
    told = [];
    dependencies = {
      ...{ sequelize, exams, schools: new SchoolStore() },
      sittings: createSittingFacts(sequelize, new FlowStore({})),
      recordAudit: new AuditTrail(sequelize).record,
      people: (ids) => Promise.resolve(new Map(ids.map((id) => [id, { name: '李文静' }]))),
      tellRooms: (rooms) => Promise.resolve(void told.push(...rooms.map(({ id }) => id))),
    };
  });

  const as = <T>(actor: Actor, work: () => Promise<T>) =>
    inRequestContext({ requestId: randomUUID(), address: '192.0.2.1', actor }, work);
  const create = (majorId = fixture.majorId, actor = admin) =>
    as(actor, () =>
      createCreateExam(dependencies).create(actor, {
        ...{ kind: 'interview', name: '复试', majorId, isRehearsal: false },
      }),
    );
  const step = (id: string, name: 'publish' | 'withdraw' | 'archive' | 'restore', actor = admin) =>
    as(actor, async () => {
      const { version } = await ExamRecord.findByPk(id, { rejectOnEmpty: true });
      return createMoveExam(dependencies).step(actor, id, { step: name, version });
    });
  const remove = (id: string) => as(admin, () => createMoveExam(dependencies).remove(admin, id));
  const change = (id: string, flow: ExamFlow, more: object = {}, actor = admin) =>
    as(actor, async () => {
      const { version, kind, name, majorId } = await ExamRecord.findByPk(id, {
        rejectOnEmpty: true,
      });
      const base = { version, kind, name, majorId, flow, confirmation: null };
      return createChangeExam(dependencies)(actor, id, { ...base, ...more });
    });
  const flowOf = async (id: string) => {
    const record = await ExamRecord.findByPk(id, { rejectOnEmpty: true });
    return JSON.parse(record.settings) as ExamFlow;
  };
  const acts = () =>
    sequelize.query<{ action: string; before_facts: string | null; after_facts: string | null }>(
      `SELECT action, before_facts, after_facts FROM audit_entry
       WHERE school_id = :school ORDER BY sequence`,
      { type: QueryTypes.SELECT, replacements: { school: fixture.schoolId } },
    );

  describe('a draft', () => {
    it('has the defaults of its kind, and is seen by nobody but admins until it is published', async () => {
      const exam = await create();
      expect(exam.flow).toEqual(flowFor('interview'));
      const room = await ExamRoomRecord.create({
        ...{ schoolId: fixture.schoolId, examId: exam.id, name: '一' },
        ...{ startsAt: new Date(), endsAt: new Date() },
      });
      const rooms = new ExamRoomStore();
      expect(await rooms.list([room.id])).toEqual([]);
      await expectAsync(rooms.get(fixture.schoolId, room.id)).toBeRejectedWith(
        code('exam-room-not-found'),
      );
      await step(exam.id, 'publish');
      expect((await rooms.get(fixture.schoolId, room.id)).exam.sessionMinutes).toBe(15);
      expect(told).toEqual([room.id]);
      await step(exam.id, 'withdraw');
      expect(await rooms.list([room.id])).toEqual([]);
    });

    it('may be incomplete, but not be published so', async () => {
      const { id, flow } = await create();
      const pledge = { asked: true, text: '', version: 1 };
      await change(id, { ...flow, pledge });
      const fields = [{ path: '/flow/pledge/text', message: 'pledge-empty' }];
      await expectAsync(step(id, 'publish')).toBeRejectedWith(
        jasmine.objectContaining({ code: 'exam-incomplete', facts: { fields } }),
      );
      await change(id, { ...flow, pledge: { ...pledge, text: '我承诺' } });
      await step(id, 'publish');
      await expectAsync(change(id, { ...flow, pledge })).toBeRejectedWith(code('exam-incomplete'));
    });

    it('is deleted only while it has no rooms', async () => {
      const { id } = await create();
      await remove(id);
      expect(await ExamRecord.findByPk(id)).toBeNull();
      await expectAsync(remove(fixture.examId)).toBeRejectedWith(code('exam-step'));
      await ExamRecord.update({ status: 'draft' }, { where: { id: fixture.examId } });
      await expectAsync(remove(fixture.examId)).toBeRejectedWith(code('exam-in-use'));
    });

    it('keeps what was saved, logs it with before and after, and nothing where nothing changed', async () => {
      const { id, flow } = await create();
      const contact = { name: '教务办', phone: '0571-88204416' };
      await change(id, { ...flow, invitationSeconds: 90, contact }, { name: '第二次复试' });
      expect(await flowOf(id)).toEqual({ ...flow, invitationSeconds: 90, contact });
      await change(id, { ...flow, invitationSeconds: 90, contact });
      const log = (await acts()).slice(1);
      expect(log.map(({ action }) => action)).toEqual(['exam.flow-changed']);
      expect(JSON.parse(log[0]?.before_facts ?? '')).toEqual({
        name: '复试',
        flow: { invitationSeconds: 60, contact: { name: '', phone: '' } },
      });
      expect(JSON.parse(log[0]?.after_facts ?? '')).toEqual({
        name: '第二次复试',
        flow: { invitationSeconds: 90, contact: { name: '教务办', phone: '057****4416' } },
      });
    });

    it('says who changed it, when two admins save the same version', async () => {
      const { id, flow } = await create();
      await change(id, { ...flow, chat: false });
      await expectAsync(change(id, { ...flow, chat: true }, { version: 0 })).toBeRejectedWith(
        jasmine.objectContaining({ code: 'exam-changed', facts: { changedBy: '李文静' } }),
      );
      expect((await flowOf(id)).chat).toBeFalse();
    });
  });

  describe('a copy', () => {
    it('has the flow of the first, as a rehearsal where that is wanted', async () => {
      const { id, flow } = await create();
      await change(id, { ...flow, sessionMinutes: 25 });
      const facts = { name: '演练', majorId: fixture.majorId, isRehearsal: true };
      const copy = await as(admin, () => createCreateExam(dependencies).copy(admin, id, facts));
      expect(copy.isRehearsal).toBeTrue();
      expect(copy.status).toBe('draft');
      expect(await flowOf(copy.id)).toEqual({ ...flow, sessionMinutes: 25 });
      expect((await acts()).at(-1)?.action).toBe('exam.copied');
    });
  });

  describe('the pledge', () => {
    it('gets another version with each text that candidates could read, and keeps them all', async () => {
      const { id, flow } = await create();
      const text = (text: string) => ({ ...flow, pledge: { asked: true, text, version: 1 } });
      await change(id, text('甲'));
      await change(id, text('乙'));
      await step(id, 'publish');
      await change(id, text('丙'));
      await step(id, 'withdraw');
      await change(id, text('丁'));
      await step(id, 'publish');
      const kept = await exams.pledgesOf(id);
      expect(kept.map(({ version, text }) => [version, text])).toEqual([
        [1, '乙'],
        [2, '丙'],
        [3, '丁'],
      ]);
      expect((await flowOf(id)).pledge?.version).toBe(3);
    });
  });

  describe('a flow that changes after candidates have begun', () => {
    const refused = async (work: Promise<unknown>): Promise<FlowImpact> => {
      const error = (await work.then(
        () => null,
        (reason: unknown) => reason,
      )) as AppError | null;
      expect(error?.code).toBe('exam-flow-confirmation');
      if (!error?.facts.flowImpact) throw new Error('says what it means');
      return error.facts.flowImpact;
    };

    it('says what it means, and is changed by who confirms just that', async () => {
      const { examId } = fixture;
      const flow = await flowOf(examId);
      await change(examId, { ...flow, deviceCheck: false, faceVerification: 'required' });
      const early = (await fixture.seat('scheduled')).sitting;
      await fixture.seat('waiting');
      await fixture.seat('absent');
      const did = (await fixture.seat('checkedIn')).sitting;
      const row = { sittingId: did.id, step: 'deviceCheck', completedAt: new Date() } as const;
      await SittingFlowStepRecord.create(row);

      const next = { ...flow, faceVerification: 'off' as const, invitationSeconds: 120 };
      const impact = await refused(change(examId, next));
      expect(impact).toEqual({
        token: jasmine.any(String) as unknown as string,
        started: 3,
        sittings: 4,
        steps: [
          { step: 'faceVerification', change: 'removed', done: 0, todo: 0, past: 0 },
          { step: 'deviceCheck', change: 'added', done: 1, todo: 1, past: 1 },
        ],
        settings: ['faceVerification', 'deviceCheck', 'invitationSeconds'],
      });
      const confirmation = impact.token;

      // Another change, or another candidate’s step, is not what was confirmed.
      const other = await refused(change(examId, { ...next, chat: false }, { confirmation }));
      expect(other.token).not.toBe(confirmation);
      await SittingFlowStepRecord.create({ ...row, sittingId: early.id });
      const again = await refused(change(examId, next, { confirmation }));
      expect(again.steps[1]).toEqual(jasmine.objectContaining({ done: 2, todo: 0, past: 1 }));

      await change(examId, next, { confirmation: again.token });
      expect((await flowOf(examId)).invitationSeconds).toBe(120);
      expect(await SittingFlowStepRecord.count({ where: { sittingId: did.id } })).toBe(1);
      expect(told.at(-1)).toBe(fixture.examRoomId);
    });

    it('needs no confirmation for its name, nor before anybody began', async () => {
      const { examId } = fixture;
      const flow = await flowOf(examId);
      await fixture.seat('scheduled');
      await change(examId, { ...flow, chat: false });
      await fixture.seat('waiting');
      await change(examId, { ...flow, chat: false }, { name: '改名' });
      await refused(change(examId, flow));
    });

    it('keeps kind and major, publication and room from being pulled away', async () => {
      const { examId } = fixture;
      const flow = await flowOf(examId);
      await expectAsync(change(examId, flow, { kind: 'written' })).toBeRejectedWith(
        jasmine.objectContaining({
          code: 'exam-scheduled',
          facts: { fields: [{ path: '/kind', message: 'exam-scheduled' }] },
        }),
      );
      await fixture.seat('waiting');
      await expectAsync(step(examId, 'withdraw')).toBeRejectedWith(code('exam-started'));
      await expectAsync(step(examId, 'archive')).toBeRejectedWith(code('exam-running'));
      await ExamRoomRecord.update({ status: 'ended' }, { where: { examId } });
      await step(examId, 'archive');
      await expectAsync(change(examId, { ...flow, chat: false })).toBeRejectedWith(
        code('exam-step'),
      );
      await step(examId, 'restore');
      expect((await ExamRecord.findByPk(examId))?.status).toBe('draft');
    });
  });

  describe('what belongs to others', () => {
    let otherMajorId: string;
    let collegeAdmin: Actor;

    beforeEach(async () => {
      const { schoolId } = fixture;
      const contact = { contactName: '联系人', contactPhone: '000-0000' };
      const college = await CollegeRecord.create({ schoolId, name: randomUUID(), ...contact });
      const major = { schoolId, collegeId: college.id, name: '另一专业' };
      ({ id: otherMajorId } = await MajorRecord.create(major));
      collegeAdmin = await fixture.admin('collegeAdmin');
    });

    it('does not exist for a college admin outside of the college', async () => {
      const foreign = await create(otherMajorId);
      await expectAsync(create(otherMajorId, collegeAdmin)).toBeRejectedWith(
        code('major-not-found'),
      );
      const hidden = code('exam-not-found');
      const { flow } = foreign;
      await expectAsync(change(foreign.id, flow, {}, collegeAdmin)).toBeRejectedWith(hidden);
      await expectAsync(step(foreign.id, 'publish', collegeAdmin)).toBeRejectedWith(hidden);
      const own = await create(fixture.majorId, collegeAdmin);
      await expectAsync(
        change(own.id, flow, { majorId: otherMajorId }, collegeAdmin),
      ).toBeRejectedWith(code('major-not-found'));
    });

    it('is in no list of a college admin, and in none of another school', async () => {
      await create(otherMajorId);
      await create();
      const { exams: list, majors, exam } = createExamQueries(dependencies);
      const all = { search: '', page: 0, kind: undefined, collegeId: undefined };
      const query = { ...all, status: undefined };
      expect((await list(admin, query)).total).toBe(3);
      const own = await list(collegeAdmin, query);
      expect(own.total).toBe(2);
      expect(own.exams.map(({ college }) => college.id)).toEqual([
        fixture.collegeId,
        fixture.collegeId,
      ]);
      expect((await majors(collegeAdmin)).map(({ id }) => id)).toEqual([fixture.majorId]);
      const other = await ExamRoomFixture.create(sequelize);
      const stranger = await other.admin('schoolAdmin');
      expect((await list(stranger, query)).exams.map(({ id }) => id)).toEqual([other.examId]);
      await expectAsync(exam(stranger, fixture.examId)).toBeRejectedWith(code('exam-not-found'));
    });

    it('is searched and filtered inside of the scope', async () => {
      const foreign = await create(otherMajorId);
      await fixture.seat('waiting');
      const { exams: list } = createExamQueries(dependencies);
      const find = async (query: object) => {
        const base = { search: '', page: 0, kind: undefined, collegeId: undefined };
        return list(admin, { ...base, status: undefined, ...query });
      };
      expect((await find({ search: '另一' })).exams.map(({ id }) => id)).toEqual([foreign.id]);
      expect((await find({ search: '%' })).total).toBe(0);
      expect((await find({ kind: 'written' })).total).toBe(0);
      const [published] = (await find({ status: 'published' })).exams;
      expect(published?.counts).toEqual({ rooms: 1, sittings: 1, started: 1 });
      expect(published?.nextRoom?.startsAt).toEqual(jasmine.any(String));
    });
  });

  it('of an earlier release keep what they did', async () => {
    const id = randomUUID();
    const { schoolId, collegeId, majorId } = fixture;
    await sequelize.query(
      `INSERT INTO exam (id, school_id, college_id, major_id, name, kind, is_rehearsal, flow,
         invitation_seconds, session_minutes, waiting_area_opens_minutes)
       VALUES (:id, :schoolId, :collegeId, :majorId, '旧', 'interview', 1, '{"steps":[]}', 45, 20, 30)`,
      { replacements: { id, schoolId, collegeId, majorId } },
    );
    await up({ context: owner.getQueryInterface() });
    const exam = await exams.get({ schoolId, collegeId: null }, id);
    expect(exam.status).toBe('published');
    expect(exam.isRehearsal).toBeTrue();
    expect(exam.flow).toEqual(
      jasmine.objectContaining({
        deviceCheck: false,
        faceVerification: 'off',
        invitationSeconds: 45,
        sessionMinutes: 20,
        waitingAreaOpensMinutes: 30,
      }),
    );
  });
});
