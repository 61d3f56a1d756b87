import { randomUUID } from 'node:crypto';

import {
  commitDrawRequest,
  verifyDraw,
  type CommitDrawRequest,
  type DrawView,
} from '@exam/contracts/draws';
import type { SittingStatus } from '@exam/contracts';
import type { Sequelize } from 'sequelize';
import type { z } from 'zod';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testPeople, testSecret } from '../../test/people.ts';
import { createDatabase } from '../../test/servers.ts';
import type { AuditAct } from '../audit/index.ts';
import { createExamRoom, SittingRecord } from '../exam-room/index.ts';
import { Outbox, OutboxRecord } from '../platform/event-stream/outbox.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { Keyring } from '../platform/secrets/keyring.ts';
import {
  ExamRoomRecord,
  ExamRoomStaffRecord,
  ExamRoomStore,
  ExamStore,
  RecusalStore,
} from '../scheduling/index.ts';
import { SchoolStore } from '../schools/index.ts';
import { createAddNonce } from './commands/add-nonce.ts';
import { createRevealDraw, createVoidDraw } from './commands/close-draw.ts';
import { createCommitDraw } from './commands/commit-draw.ts';
import type { DrawDependencies } from './commands/dependencies.ts';
import { DrawNonceRecord } from './draw-nonce-record.ts';
import { DrawRowRecord } from './draw-row-record.ts';
import { DrawStore } from './draw-store.ts';
import { DrawSubjects } from './draw-subject.ts';
import { createTellDraw } from './tell-draw.ts';
import { DrawQueries } from './queries/draw-queries.ts';

const refusal = (code: string) => jasmine.objectContaining({ code });

describe('A draw', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let needs: DrawDependencies & { exams: ExamStore };
  let queries: DrawQueries;
  let room: ExamRoomFixture;
  let admin: Actor;
  let examId: string;
  let acts: AuditAct[];

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    // Binds the tables.
    await ExamRoomFixture.create(sequelize);
    const outbox = new Outbox();
    const rooms = new ExamRoomStore();
    const { people } = await testPeople(sequelize);
    const { drawnOrder, sittingBook } = createExamRoom(sequelize, rooms, outbox, {
      people: () => Promise.resolve(new Map()),
      college: () => Promise.reject(new Error('unused')),
      majorName: () => Promise.reject(new Error('unused')),
      online: () => Promise.resolve(new Set<string>()),
      reopened: {},
      facesOf: () => Promise.resolve(new Map()),
    });
    const exams = new ExamStore();
    const recusals = new RecusalStore();
    needs = {
      ...{ sequelize, rooms, people, exams, drawnOrder },
      recusals,
      tellDraw: createTellDraw(outbox),
      book: sittingBook,
      keyring: new Keyring(testSecret),
      draws: new DrawStore(),
      subjects: new DrawSubjects({ exams, people, drawnOrder, rooms, recusals }),
      schools: new SchoolStore(),
      recordAudit: (act) => Promise.resolve(void acts.push(act)),
    };
    queries = new DrawQueries(needs);
  });
  afterAll(() => drop());
  beforeEach(async () => {
    acts = [];
    room = await ExamRoomFixture.create(sequelize);
    admin = await room.admin('schoolAdmin');
    examId = (await ExamRoomRecord.findByPk(room.examRoomId))?.examId ?? '';
  });

  const seat = (count: number, status: SittingStatus = 'scheduled') =>
    Promise.all(Array.from({ length: count }, () => room.seat(status)));

  const order = (more: object = {}): CommitDrawRequest =>
    commitDrawRequest.parse({
      ...{ kind: 'candidateOrder', examId, examRoomId: room.examRoomId },
      ...more,
    } satisfies z.input<typeof commitDrawRequest>);

  const commit = async (request = order(), by = admin): Promise<DrawView> =>
    queries.view(by, await createCommitDraw(needs)(by, request));
  const say = (id: string, text: string) =>
    createAddNonce(needs)(admin, id, { by: '纪检监督员', text });
  const reveal = async (id: string, seen = 1, by = admin) => {
    await createRevealDraw(needs)(by, id, seen);
    return queries.view(by, id);
  };

  const positions = async (examRoomId: string = room.examRoomId) => {
    const sittings = await SittingRecord.findAll({
      where: { examRoomId },
      order: ['drawnPosition'],
    });
    const people = await needs.people.list(sittings.map(({ candidateId }) => candidateId));
    const numberOf = new Map(people.map(({ id, candidateNumber }) => [id, candidateNumber]));
    return sittings.map(({ candidateId, drawnPosition }) => [
      drawnPosition,
      numberOf.get(candidateId),
    ]);
  };
  const ranked = (numbers: readonly string[]) =>
    numbers.map((number, index) => [index + 1, number]);

  /** A second room of the same exam, which nobody has opened. */
  const anotherRoom = async (name: string) => {
    const { id } = await ExamRoomRecord.create({
      ...{ schoolId: room.schoolId, examId, name },
      startsAt: new Date(Date.now() + 3_600_000),
      endsAt: new Date(Date.now() + 7_200_000),
    });
    return id;
  };

  it('is announced, then revealed, and sets the order of the calls', async () => {
    await seat(12);
    const before = await positions();
    const { record, can } = await commit();
    const { id } = record.announcement;
    expect(record.outcome).toBeNull();
    expect(can).toEqual({ addNonce: true, reveal: false, void: true });
    expect((await verifyDraw(record)).verdict).toBe('open');
    expect(await positions()).toEqual(before);

    await say(id, '7294');
    expect((await queries.viewPublicly(id)).nonces).toEqual([{ by: '纪检监督员', text: '7294' }]);
    const revealed = await reveal(id);
    const { verdict, checks } = await verifyDraw(revealed.record);
    expect(verdict).withContext(JSON.stringify(checks)).toBe('genuine');
    const { outcome } = revealed.record;
    if (outcome?.status !== 'revealed' || !('order' in outcome.result)) throw new Error('no order');
    expect(await positions()).toEqual(ranked(outcome.result.order[0]?.candidates ?? []));
    expect(acts.map(({ action }) => action)).toEqual([
      'draw.committed',
      'draw.nonce-added',
      'draw.revealed',
    ]);
    expect(JSON.stringify(acts)).not.toContain(outcome.seed);
  });

  it('keeps its seed sealed until the reveal, and loses nothing when the process ends', async () => {
    await seat(3);
    const { record } = await commit();
    const { id } = record.announcement;
    await say(id, '春暖花开');
    const row = await DrawRowRecord.findByPk(id, { rejectOnEmpty: true });
    expect(row.sealedSeed.length).toBeGreaterThan(100);
    const known = JSON.stringify([row, await queries.view(admin, id), await queries.list(admin)]);

    // Another process, with nothing but the database and the secret.
    needs = { ...needs, keyring: new Keyring(testSecret), draws: new DrawStore() };
    const { outcome } = (await reveal(id)).record;
    expect(known).not.toContain(outcome?.seed ?? '-');
    expect((await queries.viewPublicly(id)).record.outcome).toEqual(outcome);
  });

  it('has one result, however many reveal it at once', async () => {
    await seat(8);
    const second = await room.admin('schoolAdmin');
    const { id } = (await commit()).record.announcement;
    await say(id, '1');
    const views = await Promise.all(
      [admin, second, admin, second, admin].map((by) => reveal(id, 1, by)),
    );
    expect(new Set(views.map(({ record }) => JSON.stringify(record))).size).toBe(1);
    expect(acts.filter(({ action }) => action === 'draw.revealed').length).toBe(1);
  });

  it('gives two who commit at once one draw', async () => {
    await seat(3);
    const results = await Promise.allSettled([commit(), commit(), commit()]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { code: string }] : [],
    );
    expect(refused.map(({ code }) => code)).toEqual(['draw-open', 'draw-open']);
  });

  it('publishes candidate numbers and masked names, and no id of a person', async () => {
    await seat(2);
    const { id } = (await commit()).record.announcement;
    await say(id, '1');
    await reveal(id);
    const text = JSON.stringify(await queries.viewPublicly(id));
    expect(text).toContain('测*');
    expect(text).not.toContain('测试');
    for (const secret of [admin.personId, room.schoolId, room.examRoomId, examId]) {
      expect(text).not.toContain(secret);
    }
  });

  it('needs a nonce, and those that were seen', async () => {
    await seat(2);
    const { id } = (await commit()).record.announcement;
    await expectAsync(reveal(id, 0)).toBeRejectedWith(refusal('draw-nonces-missing'));
    await say(id, 'a');
    await say(id, 'b');
    await expectAsync(reveal(id, 1)).toBeRejectedWith(refusal('draw-nonces-changed'));
    await reveal(id, 2);
    await expectAsync(say(id, 'c')).toBeRejectedWith(refusal('draw-closed'));
    expect(await DrawNonceRecord.count({ where: { drawId: id } })).toBe(2);
  });

  it('is refused once somebody was called', async () => {
    await seat(3, 'ready');
    const { id } = (await commit()).record.announcement;
    await say(id, '1');
    const [first] = await SittingRecord.findAll({ where: { examRoomId: room.examRoomId } });
    await first?.update({ status: 'inRoom' });
    const before = await positions();
    expect((await queries.view(admin, id)).obstacle).toBe('draw-candidates-called');
    await expectAsync(reveal(id)).toBeRejectedWith(refusal('draw-candidates-called'));
    expect((await queries.view(admin, id)).record.outcome).toBeNull();
    expect(await positions()).toEqual(before);
    await createVoidDraw(needs)(admin, id, '已开考');
    await expectAsync(commit()).toBeRejectedWith(refusal('draw-candidates-called'));
  });

  it('is refused when others are there than were frozen', async () => {
    await seat(3);
    const { id } = (await commit()).record.announcement;
    await say(id, '1');
    await seat(1);
    expect((await queries.view(admin, id)).obstacle).toBe('draw-list-changed');
    await expectAsync(reveal(id)).toBeRejectedWith(refusal('draw-list-changed'));
  });

  it('is numbered, gives a reason, and stands beside the first when it is made again', async () => {
    await seat(3);
    const first = (await commit()).record.announcement.id;
    await createVoidDraw(needs)(admin, first, '名单有误');
    await expectAsync(commit()).toBeRejectedWith(refusal('draw-reason-required'));
    const { record } = await commit(order({ redrawReason: '名单更正' }));
    expect(record.announcement).toEqual(
      jasmine.objectContaining({ number: 2, redrawReason: '名单更正' }),
    );
    const voided = await queries.viewPublicly(first);
    expect(voided.series.map(({ number, status }) => [number, status])).toEqual([
      [1, 'voided'],
      [2, 'committed'],
    ]);
    expect((await verifyDraw(voided.record)).verdict).toBe('voided');
  });

  it('draws the candidates of an exam over its rooms', async () => {
    await seat(5);
    const other = await anotherRoom('第 2 考场');
    const sittings = await SittingRecord.findAll({ where: { examRoomId: room.examRoomId } });
    await sittings[0]?.update({ examRoomId: other });
    await sittings[1]?.update({ examRoomId: other });
    const { id } = (await commit(order({ examRoomId: null }))).record.announcement;
    await say(id, '1');
    const { outcome } = (await reveal(id)).record;
    if (outcome?.status !== 'revealed' || !('order' in outcome.result)) throw new Error('no order');
    const [first, second] = outcome.result.order;
    expect([first?.candidates.length, second?.candidates.length]).toEqual([3, 2]);
    expect(await positions()).toEqual(ranked(first?.candidates ?? []));
    expect(await positions(other)).toEqual(ranked(second?.candidates ?? []));
  });

  it('brings nobody over several rooms to whom they must not meet', async () => {
    const [first] = await seat(3);
    const other = await anotherRoom('第 2 考场');
    const [last] = await SittingRecord.findAll({
      where: { examRoomId: room.examRoomId },
      order: [['drawnPosition', 'DESC']],
    });
    await last?.update({ examRoomId: other });
    const { personId } = await room.staff();
    const candidateId = first?.actor.personId ?? '';
    await needs.recusals.add({
      ...{ schoolId: room.schoolId, staffId: personId, candidateId },
      ...{ reason: '亲属', createdBy: admin.personId, createdAt: new Date() },
    });
    const wholeExam = order({ examRoomId: null });
    const { id } = (await commit(wholeExam)).record.announcement;
    await say(id, '1');

    // Whoever joins the staff after the commitment stands against it, whatever would come out.
    await ExamRoomStaffRecord.create({ examRoomId: other, personId, role: 'panelExaminer' });
    expect((await queries.view(admin, id)).obstacle).toBe('draw-recusals');
    await expectAsync(reveal(id)).toBeRejectedWith(refusal('draw-recusals'));
    await createVoidDraw(needs)(admin, id, '考官须回避');
    const again = order({ examRoomId: null, redrawReason: '更换考官' });
    await expectAsync(commit(again)).toBeRejectedWith(refusal('draw-recusals'));
    const { recusals } = await queries.viewSubject(admin, { kind: 'candidateOrder', examId });
    expect(recusals).toEqual([
      {
        roomName: '第 2 考场',
        staffName: '测试',
        candidate: { number: candidateId, name: '测*' },
      },
    ]);

    // Within one room an order brings nobody together who was not together before.
    expect((await commit()).record.announcement.room).not.toBeNull();
    await ExamRoomStaffRecord.destroy({ where: { examRoomId: other, personId } });
    const { obstacle } = await queries.viewSubject(admin, { kind: 'candidateOrder', examId });
    expect(obstacle).toBeNull();
  });

  it('tells the admins of the school of each step, and nobody else', async () => {
    await seat(2);
    const { id } = (await commit()).record.announcement;
    await say(id, '1');
    await reveal(id);
    const stream = `school:${room.schoolId}`;
    const told = await OutboxRecord.findAll({ where: { stream, name: 'draws.changed.v1' } });
    expect(told.map(({ data, audience }) => `${data} ${audience}`)).toEqual(
      Array.from({ length: 3 }, () => `{"drawId":"${id}"} {"staff":true}`),
    );
  });

  it('moves nobody to another room who waits already', async () => {
    await seat(2, 'waiting');
    await anotherRoom('第 2 考场');
    await expectAsync(commit(order({ examRoomId: null }))).toBeRejectedWith(
      refusal('draw-candidates-waiting'),
    );
    expect((await commit()).record.announcement.room).not.toBeNull();
  });

  describe('of panels', () => {
    let target: string;
    let staff: Actor[];

    beforeEach(async () => {
      target = await anotherRoom('第 2 考场');
      staff = await Promise.all(Array.from({ length: 4 }, () => room.staff()));
    });

    const panel = (more: object = {}) =>
      commitDrawRequest.parse({
        ...{ kind: 'panelMembers', examId, examRoomId: target },
        pool: staff.map(({ personId }) => ({ personId, roles: ['mainExaminer', 'panelExaminer'] })),
        rooms: [
          {
            examRoomId: target,
            seats: [
              { role: 'panelExaminer', count: 2 },
              { role: 'mainExaminer', count: 1 },
            ],
            recused: [staff[0]?.personId],
          },
        ],
        ...more,
      });

    it('puts those who were drawn on the staff, and takes off who had their roles', async () => {
      const former = await room.staff();
      for (const role of ['panelExaminer', 'waitingExaminer'] as const) {
        const row = { examRoomId: target, personId: former.personId, role };
        await ExamRoomStaffRecord.create(row);
      }
      const { id } = (await commit(panel())).record.announcement;
      await say(id, '1');
      expect((await verifyDraw((await reveal(id)).record)).verdict).toBe('genuine');
      const rows = await ExamRoomStaffRecord.findAll({ where: { examRoomId: target } });
      const eligible = staff.slice(1).map(({ personId }) => personId);
      expect(rows.filter(({ role }) => role === 'mainExaminer').length).toBe(1);
      const drawn = rows.filter(({ role }) => role !== 'waitingExaminer');
      expect(new Set(drawn.map(({ personId }) => personId))).toEqual(new Set(eligible));
      expect(rows.filter(({ personId }) => personId === former.personId).length).toBe(1);
    });

    it('ends the talk of a waiting examiner who is drawn out, and nobody else’s', async () => {
      const [leaving, staying] = [await room.staff(), await room.staff()];
      for (const { personId } of [leaving, staying]) {
        const row = { examRoomId: target, personId, role: 'waitingExaminer' } as const;
        await ExamRoomStaffRecord.create(row);
      }
      const talkOf = async ({ personId }: Actor) => {
        const { sitting } = await room.seat('waiting');
        return sitting.update({ examRoomId: target, status: 'inTalk', talkingWith: personId });
      };
      const [ends, goesOn] = [await talkOf(leaving), await talkOf(staying)];
      const ofRoom = { examRoomId: target, seats: [{ role: 'waitingExaminer', count: 1 }] };
      const pool = [{ personId: staying.personId, roles: ['waitingExaminer'] }];
      const request = panel({ pool, rooms: [{ ...ofRoom, recused: [] }] });
      const { id } = (await commit(request)).record.announcement;
      await say(id, '1');
      await reveal(id);
      await Promise.all([ends.reload(), goesOn.reload()]);
      expect([ends.status, ends.talkingWith]).toEqual(['waiting', null]);
      expect([goesOn.status, goesOn.talkingWith]).toEqual(['inTalk', staying.personId]);
    });

    it('is refused when it cannot be filled, or the room is open', async () => {
      const two = staff.slice(0, 3).map(({ personId }) => ({ personId, roles: ['mainExaminer'] }));
      await expectAsync(commit(panel({ pool: two }))).toBeRejectedWith(
        refusal('draw-panel-unfillable'),
      );
      await expectAsync(commit(panel({ examRoomId: null }))).toBeRejectedWith(
        refusal('draw-room-open'),
      );
      const { id } = (await commit(panel())).record.announcement;
      await say(id, '1');
      await ExamRoomRecord.update({ status: 'open' }, { where: { id: target } });
      await expectAsync(reveal(id)).toBeRejectedWith(refusal('draw-room-open'));
    });

    it('never puts somebody where one of the candidates is, from whom they are recused', async () => {
      const { actor, sitting } = await room.seat('scheduled');
      await sitting.update({ examRoomId: target });
      await needs.recusals.add({
        ...{ schoolId: room.schoolId, reason: '亲属', createdBy: admin.personId },
        ...{ staffId: staff[3]?.personId ?? '', candidateId: actor.personId },
        createdAt: new Date(),
      });
      const { staff: offered } = await queries.viewSubject(admin, {
        ...{ kind: 'panelMembers', examId, examRoomId: target },
      });
      const recused = offered.filter(({ recusedFrom }) => recusedFrom.includes(target));
      expect(recused.map(({ personId }) => personId)).toEqual([staff[3]?.personId ?? '']);
      // Of four, one is recused by the request and one by the record.
      await expectAsync(commit(panel())).toBeRejectedWith(refusal('draw-panel-unfillable'));
    });

    it('takes nobody of another school into the pool', async () => {
      const other = await ExamRoomFixture.create(sequelize);
      const stranger = { personId: (await other.staff()).personId, roles: ['mainExaminer'] };
      await expectAsync(commit(panel({ pool: [stranger] }))).toBeRejectedWith(refusal('not-found'));
    });
  });

  it('deals question sets, and changes nothing of the exam', async () => {
    await seat(5);
    const before = await positions();
    const request = { kind: 'questionSets', per: 'candidate', sets: ['甲卷', '乙卷'] };
    const { id } = (await commit(order(request))).record.announcement;
    await say(id, '1');
    const { outcome } = (await reveal(id)).record;
    if (outcome?.status !== 'revealed' || !('assigned' in outcome.result)) throw new Error('none');
    expect(outcome.result.assigned.length).toBe(5);
    expect(await positions()).toEqual(before);
    const twice = order({ ...request, sets: ['甲卷', '甲卷'], redrawReason: '补题' });
    await expectAsync(commit(twice)).toBeRejectedWith(refusal('invalid-request'));
  });

  it('exists only for who administers that college or school', async () => {
    await seat(2);
    const { id } = (await commit()).record.announcement;
    const college = await room.admin('collegeAdmin');
    expect((await queries.view(college, id)).can.void).toBe(true);
    expect((await queries.list(college)).map((draw) => draw.id)).toEqual([id]);

    const outsiders = [
      { ...college, collegeId: randomUUID() },
      await (await ExamRoomFixture.create(sequelize)).admin('schoolAdmin'),
    ];
    for (const outsider of outsiders) {
      expect(await queries.list(outsider)).toEqual([]);
      const attempts: (() => Promise<unknown>)[] = [
        () => queries.view(outsider, id),
        () => createAddNonce(needs)(outsider, id, { by: 'a', text: 'b' }),
        () => createRevealDraw(needs)(outsider, id, 1),
        () => createVoidDraw(needs)(outsider, id, 'x'),
      ];
      for (const attempt of attempts) {
        await expectAsync(attempt()).toBeRejectedWith(refusal('not-found'));
      }
      await expectAsync(commit(order(), outsider)).toBeRejectedWith(refusal('exam-not-found'));
    }
    const inspector = await room.admin('inspector');
    await expectAsync(queries.view(inspector, id)).toBeRejectedWith(refusal('forbidden'));
  });
});
