import { randomUUID } from 'node:crypto';

import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { createDatabase } from '../../test/servers.ts';
import { ExamRoomStore } from '../scheduling/index.ts';
import { SchoolStore } from '../schools/index.ts';
import { createViewOverview, type ViewOverview } from './queries/view-overview.ts';

describe('the overview of today', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let view: ViewOverview;
  let room: ExamRoomFixture;

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    room = await ExamRoomFixture.create(sequelize);
    const schools = new SchoolStore();
    view = createViewOverview({ sequelize, schools, rooms: new ExamRoomStore() });
  });
  afterAll(() => drop());
  beforeEach(async () => {
    room = await ExamRoomFixture.create(sequelize);
  });

  const connect = (personId: string, examRoomId = room.examRoomId) =>
    sequelize.query('INSERT INTO presence VALUES (?, ?, ?, NOW(3))', {
      replacements: [randomUUID(), personId, examRoomId],
    });
  const ofSchool = () => view({ schoolId: room.schoolId, collegeId: null });

  it('counts who is there, who should be and who was, and names what needs attention', async () => {
    const examiner = await room.staff('mainExaminer');
    await room.staff('waitingExaminer');
    const waiting = await room.seat('waiting');
    await room.seat('ready');
    await room.seat('scheduled');
    await room.seat('finished');
    await room.seat('absent');
    await connect(examiner.personId);
    await connect(waiting.actor.personId);
    await sequelize.query("INSERT INTO incident VALUES (?, ?, 'wentOffline', NOW(3))", {
      replacements: [randomUUID(), waiting.sitting.id],
    });
    const { counters, rooms, concerns } = await ofSchool();
    expect(counters).toEqual({
      ...{ roomsOpen: 1, rooms: 1, online: 1, candidates: 5, missing: 1, offline: 1 },
    });
    expect(rooms).toEqual([
      jasmine.objectContaining({
        ...{ id: room.examRoomId, status: 'open', mainExaminers: ['测试'] },
        ...{ candidates: 5, finished: 1, absent: 1, online: 1, missing: 1, offline: 1 },
        incidents: 1,
      }),
    ]);
    expect(concerns.map(({ kind }) => kind)).toEqual([
      ...['candidateOffline', 'staffOffline', 'candidatesMissing', 'incident'],
    ] as never);
  });

  it('forgets connections that show no sign of life', async () => {
    const { actor } = await room.seat('waiting');
    await connect(actor.personId);
    await sequelize.query('UPDATE presence SET seen_at = NOW(3) - INTERVAL 1 MINUTE');
    expect((await ofSchool()).counters).toEqual(
      jasmine.objectContaining({ online: 0, offline: 1 }),
    );
  });

  it('is about one school, and for a college about its rooms', async () => {
    const { schoolId, collegeId, examRoomId } = room;
    const other = await ExamRoomFixture.create(sequelize, { schoolId });
    const all = (await ofSchool()).rooms.map(({ id }) => id);
    expect(all.sort()).toEqual([examRoomId, other.examRoomId].sort());
    const own = (await view({ schoolId, collegeId })).rooms.map(({ id }) => id);
    expect(own).toEqual([examRoomId]);
  });

  it('leaves out other days, and puts the troubled rooms first', async () => {
    const { schoolId, collegeId } = room;
    const later = await ExamRoomFixture.create(sequelize, { schoolId, collegeId });
    const calm = await ExamRoomFixture.create(sequelize, { schoolId, collegeId });
    await sequelize.query(
      `UPDATE exam_room SET status = 'scheduled', starts_at = NOW(3) + INTERVAL 3 DAY,
         ends_at = NOW(3) + INTERVAL 4 DAY WHERE id = ?`,
      { replacements: [later.examRoomId] },
    );
    await room.seat('waiting');
    const ids = (await ofSchool()).rooms.map(({ id }) => id);
    expect(ids).toEqual([room.examRoomId, calm.examRoomId]);
  });
});
