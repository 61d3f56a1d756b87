import exceljs from 'exceljs';

import { ScheduleFixture } from '../../../test/schedule-fixture.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import { SittingRecord } from '../../exam-room/index.ts';
import { OutboxRecord } from '../../platform/event-stream/outbox.ts';
import { AppError, ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { ExamRoomRecord, ExamRoomStaffRecord, ExamRoomStore } from '../index.ts';

const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === 'rejected' && result.reason instanceof AppError ? result.reason.code : 'done';
const refusal = async (work: Promise<unknown>) => codeOf((await Promise.allSettled([work]))[0]);

describe('the schedule', () => {
  let database: TestDatabase;
  let fixture: ScheduleFixture;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await ScheduleFixture.create(database.sequelize);
  });

  const move = (sitting: SittingRecord, examRoomId: string, position: number | null = null) => ({
    ...{ sittingId: sitting.id, version: sitting.version, examRoomId, position },
  });
  const by = () => fixture.school.schoolId;

  describe('generation of rooms', () => {
    const generate = async (changes = {}) => {
      const request = fixture.plan(changes);
      const { examId } = fixture.school;
      const { fingerprint } = await fixture.schedule.previewPlan(fixture.scope, examId, request);
      return fixture.schedule.generateRooms(fixture.scope, examId, { ...request, fingerprint });
    };

    it('does what was previewed: everybody once, in rooms that are there then', async () => {
      const candidates = await fixture.candidates(25);
      const { examId } = fixture.school;
      const preview = await fixture.schedule.previewPlan(fixture.scope, examId, fixture.plan());
      await generate();
      const board = await fixture.schedule.queries.board(fixture.scope, {
        examId,
        date: '2027-03-27',
      });
      const seated = board.rooms.map(({ name, startTime, endTime, sittings }) => ({
        ...{ name, startTime, endTime },
        numbers: sittings.map(({ candidate }) => candidate.candidateNumber),
        expected: sittings.map(({ expectedAt }) => expectedAt),
      }));
      expect(seated).toEqual(
        preview.rooms.map(({ name, startTime, endTime, candidates: planned }) => ({
          ...{ name, startTime, endTime },
          numbers: planned.map(({ candidateNumber }) => candidateNumber),
          expected: planned.map(({ expectedAt }) => expectedAt),
        })),
      );
      const placed = board.rooms.flatMap(({ sittings }) => sittings.map((s) => s.candidate.id));
      expect(placed.sort()).toEqual([...candidates].sort());
      expect(fixture.acts.map(({ action }) => action)).toEqual(['schedule.generated']);
    });

    it('lets one of two admins who generate at once win, and seats nobody twice', async () => {
      const candidates = await fixture.candidates(12);
      const outcomes = (await Promise.allSettled([generate(), generate()])).map(codeOf);
      expect(outcomes.sort()).toEqual(['done', 'schedule-changed']);
      expect(await SittingRecord.count({ where: { candidateId: candidates } })).toBe(12);
    });

    it('plans anew only rooms in which nothing has happened', async () => {
      const [touched = '', free = ''] = await fixture.candidates(2);
      const kept = await fixture.room(0);
      const gone = await fixture.room(0);
      await fixture.seat(kept, touched, 'checkedIn');
      await fixture.seat(gone, free);
      await generate({ replaceUntouched: true });
      expect(await ExamRoomRecord.findByPk(gone)).toBeNull();
      expect(await fixture.orderOf(kept)).toEqual([touched]);
      const [again] = await SittingRecord.findAll({ where: { candidateId: free } });
      expect(again?.examRoomId).not.toBe(gone);
    });

    it('does nothing where not everybody has a place', async () => {
      await fixture.candidates(3);
      const changes = {
        parallelRooms: 1,
        endTime: '09:20',
        arrangement: { by: 'roomSize', size: 1 },
      };
      expect(await refusal(generate(changes))).toBe('plan-impossible');
      expect(await ExamRoomRecord.count({ where: { examId: fixture.school.examId } })).toBe(1);
    });
  });

  describe('moves of candidates', () => {
    it('lets one of two admins who move the same candidate win', async () => {
      const [candidate = ''] = await fixture.candidates(1);
      const rooms = [await fixture.room(0), await fixture.room(1), await fixture.room(2)];
      const [from = '', left = '', right = ''] = rooms;
      const sitting = await fixture.seat(from, candidate);
      const outcomes = await Promise.allSettled(
        [left, right].map((to) =>
          fixture.schedule.moveSittings(fixture.scope, by(), [move(sitting, to)]),
        ),
      );
      expect(outcomes.map(codeOf).sort()).toEqual(['done', 'sitting-moved']);
      const seats = await Promise.all(rooms.map((id) => fixture.orderOf(id)));
      expect(seats.flat()).toEqual([candidate]);
    });

    it('refuses who is waiting, in the room or done, and says why', async () => {
      const candidates = await fixture.candidates(5);
      const [from, to] = [await fixture.room(0), await fixture.room(1)];
      for (const status of ['waiting', 'invited', 'inRoom', 'finished', 'absent'] as const) {
        const sitting = await fixture.seat(from, candidates.pop() ?? '', status);
        const moving = fixture.schedule.moveSittings(fixture.scope, by(), [move(sitting, to)]);
        expect(await refusal(moving)).toBe('sitting-engaged');
      }
      expect(await fixture.orderOf(to)).toEqual([]);
    });

    it('moves several at once or nobody, and takes it back', async () => {
      const candidates = await fixture.candidates(5);
      const [from, to] = [await fixture.room(0), await fixture.room(1)];
      const seated = [];
      for (const id of candidates.slice(0, 4)) seated.push(await fixture.seat(from, id));
      await fixture.seat(to, candidates[4] ?? '');
      const [a, , c, d] = seated as [SittingRecord, SittingRecord, SittingRecord, SittingRecord];
      const { moveSittings } = fixture.schedule;

      const stale = { ...move(d, to), version: 7 };
      expect(await refusal(moveSittings(fixture.scope, by(), [move(a, to), stale]))).toBe(
        'sitting-moved',
      );
      expect(await fixture.orderOf(from)).toEqual(candidates.slice(0, 4));

      const moves = [move(a, to, 1), move(c, to), move(d, from, 1)];
      const undo = await moveSittings(fixture.scope, by(), moves);
      const [one = '', two = '', three = '', four = '', five = ''] = candidates;
      expect(await fixture.orderOf(from)).toEqual([four, two]);
      expect(await fixture.orderOf(to)).toEqual([one, five, three]);
      await moveSittings(fixture.scope, by(), undo);
      expect(await fixture.orderOf(from)).toEqual([one, two, three, four]);
      expect(await fixture.orderOf(to)).toEqual([five]);
    });

    it('tells the candidate in the old room, and shows them out of it', async () => {
      const [candidate = ''] = await fixture.candidates(1);
      const [from, to] = [await fixture.room(0), await fixture.room(1)];
      const sitting = await fixture.seat(from, candidate);
      await fixture.schedule.moveSittings(fixture.scope, by(), [move(sitting, to)]);
      const told = await OutboxRecord.findAll({ where: { stream: `room:${from}` } });
      const moved = told.find(({ name }) => name === 'exam-room.sitting-moved.v1');
      expect(JSON.parse(moved?.audience ?? '{}')).toEqual({ staff: true, personIds: [candidate] });
      const moves = await OutboxRecord.findAll({ where: { stream: 'moves' } });
      const parts = moves.map(({ data }) => JSON.parse(data) as object);
      expect(parts).toContain({ examRoomId: from, personIds: [candidate] });
    });

    it('keeps to rooms of one exam that are not over', async () => {
      const other = await ScheduleFixture.create(database.sequelize);
      const [candidate = ''] = await fixture.candidates(1);
      const sitting = await fixture.seat(await fixture.room(0), candidate);
      const ended = await fixture.room(1, 'ended');
      const moving = (to: string) =>
        fixture.schedule.moveSittings(fixture.scope, by(), [move(sitting, to)]);
      expect(await refusal(moving(ended))).toBe('exam-room-ended');
      await expectAsync(moving(await other.room(0))).toBeRejectedWithError(NotFoundError);
    });
  });

  it('seats a candidate whom two admins place in two rooms at once in one of them', async () => {
    const [candidate = ''] = await fixture.candidates(1);
    const rooms = [await fixture.room(0), await fixture.room(1)];
    const outcomes = await Promise.allSettled(
      rooms.map((id) => fixture.schedule.placeCandidates.place(fixture.scope, id, [candidate])),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(['candidate-placed', 'done']);
    expect(await SittingRecord.count({ where: { candidateId: candidate } })).toBe(1);
  });

  it('removes a room only while nothing has happened in it', async () => {
    const [free = '', touched = ''] = await fixture.candidates(2);
    const [empty, used] = [await fixture.room(0), await fixture.room(1)];
    await fixture.seat(empty, free);
    await fixture.seat(used, touched, 'checkedIn');
    const { remove } = fixture.schedule.editRooms;
    expect(await refusal(remove(fixture.scope, used))).toBe('exam-room-touched');
    await remove(fixture.scope, empty);
    expect(await ExamRoomRecord.findByPk(empty)).toBeNull();
  });

  it('refuses a second room of one name, at the field', async () => {
    const facts = { date: '2027-03-27', startTime: '09:00', endTime: '10:00', sessionMinutes: 15 };
    const request = { ...facts, name: '甲', breaks: { every: null, lunch: null } };
    const { examId } = fixture.school;
    await fixture.schedule.editRooms.add(fixture.scope, { ...request, examId });
    const again = fixture.schedule.editRooms.add(fixture.scope, { ...request, examId });
    const error = (await again.catch((caught: unknown) => caught)) as ConflictError;
    expect(error.code).toBe('exam-room-name-taken');
    expect(error.facts.fields?.[0]?.path).toBe('/name');
  });

  describe('staff', () => {
    const change = (examRoomId: string, personId: string, assigned: boolean) => ({
      ...{ examRoomId, personId, assigned, role: 'mainExaminer' as const },
    });

    it('loses its part in the room with the commit, and media and streams hear of whom', async () => {
      const { personId } = await fixture.school.staff();
      const room = await fixture.room(0);
      const store = new ExamRoomStore();
      const { assignStaff } = fixture.schedule;
      await assignStaff(fixture.scope, by(), [change(room, personId, true)]);
      expect(await store.isStaffOf(personId, room)).toBeTrue();
      await OutboxRecord.destroy({ where: {} });
      const undo = await assignStaff(fixture.scope, by(), [change(room, personId, false)]);
      expect(await store.isStaffOf(personId, room)).toBeFalse();
      const [told] = await OutboxRecord.findAll({ where: { stream: 'moves' } });
      expect(JSON.parse(told?.data ?? '')).toEqual({ examRoomId: room, personIds: [personId] });
      await assignStaff(fixture.scope, by(), undo);
      expect(await store.isStaffOf(personId, room)).toBeTrue();
    });

    it('leaves no candidate alone in a talk', async () => {
      const { school } = fixture;
      const examiner = await school.staff('waitingExaminer');
      const { sitting } = await school.seat('inTalk');
      await sitting.update({ talkingWith: examiner.personId });
      const gone = { ...change(school.examRoomId, examiner.personId, false) };
      await fixture.schedule.assignStaff(fixture.scope, by(), [
        { ...gone, role: 'waitingExaminer' },
      ]);
      await sitting.reload();
      expect([sitting.status, sitting.talkingWith]).toEqual(['waiting', null]);
    });

    it('is warned of when in two rooms at once, and of relatives and missing main examiners', async () => {
      const { personId } = await fixture.school.staff();
      const [candidate = ''] = await fixture.candidates(1);
      const [early, late, empty] = [
        await fixture.room(0),
        await fixture.room(0.5),
        await fixture.room(9),
      ];
      await fixture.seat(early, candidate);
      const both = [change(early, personId, true), change(late, personId, true)];
      await fixture.schedule.assignStaff(fixture.scope, by(), both);
      const pair = { staffId: personId, candidateId: candidate, reason: '亲属' };
      await fixture.schedule.recordRecusals.add(fixture.scope, personId, pair);
      const rows = await fixture.schedule.schedule.rooms(fixture.scope, fixture.school.examId);
      const warnings = await fixture.schedule.queries.warnings(fixture.scope, rows);
      const of = (id: string) =>
        warnings.filter(({ examRoomId }) => examRoomId === id).map(({ kind }) => kind);
      expect(of(early)).toEqual(['staffClash', 'recusal']);
      expect(of(late)).toEqual(['staffClash']);
      expect(of(empty)).toEqual(['noMainExaminer']);
      const elsewhere = { ...fixture.scope, collegeId: fixture.school.schoolId };
      const masked = await fixture.schedule.queries.warnings(elsewhere, rows);
      expect(masked.find(({ kind }) => kind === 'staffClash')).toEqual(
        jasmine.objectContaining({ otherRoom: null }),
      );
    });
  });

  it('warns of a candidate in two exams at once, and of a room that is too full', async () => {
    const [candidate = '', ...more] = await fixture.candidates(6);
    const room = await fixture.room(0);
    for (const id of [candidate, ...more]) await fixture.seat(room, id);
    const second = await ScheduleFixture.create(database.sequelize);
    const elsewhere = await second.room(0.5);
    // As if both exams were of one school: what is compared is the person.
    await second.seat(elsewhere, candidate);
    const rows = await fixture.schedule.schedule.rooms(fixture.scope, fixture.school.examId);
    const warnings = await fixture.schedule.queries.warnings(fixture.scope, rows);
    const kinds = warnings.map(({ kind }) => kind);
    expect(kinds).toContain('candidateClash');
    expect(warnings).toContain({ kind: 'tooFull', examRoomId: room, minutes: 30 });
  });

  it('does not exist for another school or another college', async () => {
    const other = await ScheduleFixture.create(database.sequelize);
    const [candidate = ''] = await fixture.candidates(1);
    const room = await fixture.room(0);
    const sitting = await fixture.seat(room, candidate);
    const { personId } = await fixture.school.staff();
    const strangers = [other.scope, { ...fixture.scope, collegeId: other.school.collegeId }];
    for (const scope of strangers) {
      const { schedule } = fixture;
      const { examId } = fixture.school;
      const staff = { examRoomId: room, personId, role: 'panelExaminer', assigned: true } as const;
      const pair = { staffId: personId, candidateId: candidate, reason: 'x' };
      const attempts: (() => Promise<unknown>)[] = [
        () => schedule.previewPlan(scope, examId, fixture.plan()),
        () => schedule.queries.unplaced(scope, examId),
        () => schedule.moveSittings(scope, by(), [move(sitting, room)]),
        () => schedule.placeCandidates.place(scope, room, [candidate]),
        () =>
          schedule.placeCandidates.unplace(scope, by(), {
            sittings: [{ sittingId: sitting.id, version: 0 }],
            drawnOrder: null,
          }),
        () => schedule.editRooms.remove(scope, room),
        () => schedule.assignStaff(scope, by(), [staff]),
        () => schedule.recordRecusals.add(scope, by(), pair),
        () =>
          schedule.notices.preview(scope, {
            ...{ template: 'scheduleNotice', audience: 'candidates', examRoomIds: [room] },
          }),
      ];
      for (const attempt of attempts) {
        await expectAsync(attempt()).toBeRejectedWithError(NotFoundError);
      }
      expect((await schedule.queries.board(scope, {})).rooms.map(({ id }) => id)).not.toContain(
        room,
      );
      expect(await schedule.queries.search(scope, '考生', null)).toEqual([]);
    }
    expect(await ExamRoomStaffRecord.count({ where: { examRoomId: room } })).toBe(0);
  });

  describe('as a workbook', () => {
    /** The rows of each sheet as texts, below their header. */
    const rowsOf = async (file: Buffer) => {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(file as unknown as ArrayBuffer);
      return workbook.worksheets.map((sheet) => ({
        name: sheet.name,
        rows: sheet.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : [])),
      }));
    };
    /** The fixture's own room is of another day than those that are added to it. */
    const lastDay = async () =>
      (await fixture.schedule.queries.board(fixture.scope, {})).days.at(-1)?.date ?? '';
    const text = (rows: readonly unknown[][]) => rows.slice(2).map((row) => row.map(String));

    it('has each room, its staff and its candidates, with masked phones', async () => {
      const [first = '', second = '', other = ''] = await fixture.candidates(3);
      const [room, later] = [await fixture.room(0), await fixture.room(2)];
      await fixture.seat(room, first);
      await fixture.seat(room, second);
      await fixture.seat(later, other);
      const { personId } = await fixture.school.staff('mainExaminer');
      await ExamRoomStaffRecord.create({ examRoomId: room, personId, role: 'mainExaminer' });
      const date = await lastDay();
      const board = await fixture.schedule.queries.board(fixture.scope, { date });
      const file = await fixture.schedule.exportSchedule(fixture.scope, {});
      const [byRoom, byStaff, byCandidate] = await rowsOf(file);

      const planned = board.rooms.find(({ id }) => id === room);
      expect([byRoom?.name, byStaff?.name, byCandidate?.name]).toEqual([
        ...['按考场', '按人员', '按考生'],
      ] as never);
      const rooms = text(byRoom?.rows ?? []);
      expect(rooms.map((row) => [row[0], row[1], row[4], row[5], row[8]])).toContain([
        planned?.date ?? '',
        `${planned?.startTime ?? ''}–${planned?.endTime ?? ''}`,
        '第 1 考场',
        '测试',
        '2',
      ]);
      const staff = text(byStaff?.rows ?? []);
      expect(staff.map((row) => [row[0], row[5], row[6]])).toContain([
        ...['测试', '第 1 考场', '主考官'],
      ] as never);
      const candidates = text(byCandidate?.rows ?? []);
      expect(candidates.length).toBe(3);
      const numbers = candidates.map(([number]) => number);
      expect(numbers).toEqual([...numbers].sort());
      const seated = planned?.sittings.map(({ candidate, position }) => [
        ...[candidate.candidateNumber, candidate.name, '第 1 考场', String(position)],
      ]);
      const found = candidates.map((row) => [row[0], row[1], row[5], row[6]]);
      for (const one of seated ?? []) expect(found).toContain(one as never);
      const phones = [...staff.map((row) => row[1]), ...candidates.map((row) => row[2])];
      for (const phone of phones) expect(phone).toMatch(/^1\d\d\*{4}\d{4}$/);
    });

    it('has the day that was asked for alone, and is on the record', async () => {
      const [candidate = ''] = await fixture.candidates(1);
      const room = await fixture.room(0);
      await fixture.seat(room, candidate);
      const date = await lastDay();
      const of = async (query: { date?: string }) =>
        (await rowsOf(await fixture.schedule.exportSchedule(fixture.scope, query))).map(
          ({ rows }) => text(rows).length,
        );
      expect((await of({ date }))[2]).toBe(1);
      expect(await of({ date: '2020-01-01' })).toEqual([0, 0, 0]);
      expect(fixture.acts.map(({ action }) => action)).toEqual([
        'export.downloaded',
        'export.downloaded',
      ]);
      const dates = fixture.acts.map(({ after }) => JSON.stringify(after?.['date']));
      expect(dates).toEqual([date, '2020-01-01'].map((day) => JSON.stringify(day)));
    });
  });
});
