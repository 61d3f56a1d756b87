import { randomUUID } from 'node:crypto';

import type { SentBack } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { up } from '../../../migrations/0021-send-back-reasons.ts';
import { ExamRoomFixture } from '../../../test/exam-room-fixture.ts';
import { createDatabase } from '../../../test/servers.ts';
import { IdentityFileStore } from './identity-file-store.ts';
import { initIdentityFileTables } from './init-records.ts';

const [blurred, free, both] = [randomUUID(), randomUUID(), randomUUID()];
/** As an earlier release wrote them. */
const reasons = new Map([
  [blurred, '照片模糊，看不清文字'],
  [free, '请补交第 2 页；尽快'],
  [both, '边角缺失或被遮挡；证件已过有效期；请重拍'],
]);
const converted = new Map<string, SentBack>([
  [blurred, { reasons: ['blurred'], note: '' }],
  [free, { reasons: [], note: '请补交第 2 页；尽快' }],
  [both, { reasons: ['cutOff', 'expired'], note: '请重拍' }],
]);

describe('reasons that an earlier release wrote as texts', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let sittingId: string;
  let schoolId: string;

  beforeAll(async () => {
    ({ owner: sequelize, drop } = await createDatabase());
    const room = await ExamRoomFixture.create(sequelize);
    ({ schoolId } = room);
    sittingId = (await room.seat('scheduled')).sitting.id;
    initIdentityFileTables(sequelize);
  });
  afterAll(() => drop());

  const insert = (sql: string, values: unknown[]) =>
    sequelize.query(sql, { replacements: values, type: QueryTypes.INSERT });

  it('become reasons and a note, also where the change was cut off and is made again', async () => {
    await sequelize.query('ALTER TABLE identity_document ADD COLUMN reason VARCHAR(500) NULL');
    await insert(
      `INSERT INTO identity_file (sitting_id, school_id, status, round, version)
       VALUES (?, ?, 'sentBack', 1, 1)`,
      [sittingId, schoolId],
    );
    for (const [documentId, reason] of reasons) {
      await insert(
        `INSERT INTO identity_document (sitting_id, document_id, status, reason)
         VALUES (?, ?, 'sentBack', ?)`,
        [sittingId, documentId, reason],
      );
    }
    const documents = [...reasons].map(([documentId, reason]) => ({
      ...{ documentId, name: '材料', status: 'sentBack', pages: [], reason },
    }));
    await insert(
      `INSERT INTO identity_review_round (sitting_id, round, submitted_at, documents)
       VALUES (?, 1, NOW(3), ?)`,
      [sittingId, JSON.stringify(documents)],
    );

    const context = sequelize.getQueryInterface();
    await up({ context });
    await up({ context });

    const store = new IdentityFileStore(sequelize);
    const file = await store.find(sittingId);
    const [round] = await store.rounds(sittingId);
    for (const [documentId, sentBack] of converted) {
      expect(file?.documents.get(documentId)?.sentBack).toEqual(sentBack);
      const inRound = round?.documents.find((document) => document.documentId === documentId);
      expect(inRound?.sentBack).toEqual(sentBack);
    }
    const columns = await context.describeTable('identity_document');
    expect(Object.keys(columns)).not.toContain('reason');
  });
});
