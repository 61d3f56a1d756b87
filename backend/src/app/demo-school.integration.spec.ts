import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { QueryTypes } from 'sequelize';

import { testPeople, testSecret } from '../../test/people.ts';
import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { AnnouncementReadRecord, AnnouncementRecord } from '../announcements/index.ts';
import { SittingRecord } from '../exam-room/index.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import { Keyring } from '../platform/secrets/keyring.ts';
import { localFileStorage } from '../platform/storage/file-storage.ts';
import { ExamRecord, ExamRoomRecord } from '../scheduling/index.ts';
import { bindRecords } from './bind-records.ts';
import { loadDemoSchool } from './demo-school.ts';
import { nextRoundName } from './demo/next-round.ts';

describe('the demo school', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createDatabase();
    bindRecords(database.sequelize);
    folder = await mkdtemp(join(tmpdir(), 'demo-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const load = async () => {
    const { sequelize } = database;
    const { people, personalData } = await testPeople(sequelize);
    const parts = { sequelize, people, keyring: new Keyring(testSecret), logger: quiet };
    return inSystemContext('spec', () =>
      loadDemoSchool(personalData, localFileStorage(folder), parts),
    );
  };

  it('has a round to come, with a draw and readers, and is loaded once', async () => {
    const first = await load();
    const rounds = await ExamRecord.findAll({ where: { name: nextRoundName } });
    expect(rounds.length).toBe(1);
    const [room] = await ExamRoomRecord.findAll({ where: { examId: rounds[0]?.id ?? '' } });
    const seated = await SittingRecord.findAll({ where: { examRoomId: room?.id ?? '' } });
    expect(seated.map(({ drawnPosition }) => drawnPosition).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const [announcement] = await AnnouncementRecord.findAll();
    expect([announcement?.state, announcement?.version]).toEqual(['published', 2]);
    expect(await AnnouncementReadRecord.count()).toBe(3);

    const draws = await database.sequelize.query<{ status: string }>('SELECT status FROM draw', {
      type: QueryTypes.SELECT,
    });
    expect(draws.map(({ status }) => status)).toEqual(['revealed']);

    const again = await load();
    expect(again).toEqual(first);
    expect(await ExamRecord.count({ where: { name: nextRoundName } })).toBe(1);
  });
});
