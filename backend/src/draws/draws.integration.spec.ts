import { randomUUID } from 'node:crypto';

import { verifyDraw } from '@exam/contracts/draws';

import {
  type DrawFixture,
  drawnOrder,
  ranked,
  refusal,
  startDraws,
} from '../../test/draw-fixture.ts';
import { OutboxRecord } from '../platform/event-stream/outbox.ts';
import { DrawNonceRecord } from './draw-nonce-record.ts';
import { DrawRowRecord } from './draw-row-record.ts';

describe('A draw', () => {
  let draws: Awaited<ReturnType<typeof startDraws>>;
  let draw: DrawFixture;
  beforeAll(async () => {
    draws = await startDraws();
  });
  afterAll(() => draws.stop());
  beforeEach(async () => {
    draw = await draws.school();
  });

  it('is announced, then revealed, and sets the order of the calls', async () => {
    await draw.seat(12);
    const before = await draw.positions();
    const { record, can } = await draw.commit();
    const { id } = record.announcement;
    expect(record.outcome).toBeNull();
    expect(can).toEqual({ addNonce: true, reveal: false, void: true });
    expect((await verifyDraw(record)).verdict).toBe('open');
    expect(await draw.positions()).toEqual(before);

    await draw.say(id, '7294');
    expect((await draw.published(id)).nonces).toEqual([{ by: '纪检监督员', text: '7294' }]);
    const revealed = await draw.reveal(id);
    const { verdict, checks } = await verifyDraw(revealed.record);
    expect(verdict).withContext(JSON.stringify(checks)).toBe('genuine');
    expect(await draw.positions()).toEqual(ranked(drawnOrder(revealed)[0]?.candidates));
    expect(draw.acts.map(({ action }) => action)).toEqual([
      'draw.committed',
      'draw.nonce-added',
      'draw.revealed',
    ]);
    expect(JSON.stringify(draw.acts)).not.toContain(revealed.record.outcome?.seed ?? '-');
  });

  it('keeps its seed sealed until the reveal, and loses nothing when the process ends', async () => {
    await draw.seat(3);
    const { record } = await draw.commit();
    const { id } = record.announcement;
    await draw.say(id, '春暖花开');
    const row = await DrawRowRecord.findByPk(id, { rejectOnEmpty: true });
    expect(row.sealedSeed.length).toBeGreaterThan(100);
    const known = JSON.stringify([
      row,
      await draw.queries.view(draw.admin, id),
      await draw.queries.list(draw.admin),
    ]);

    // Another process, with nothing but the database and the secret.
    draw.restart();
    const { outcome } = (await draw.reveal(id)).record;
    expect(known).not.toContain(outcome?.seed ?? '-');
    expect((await draw.published(id)).record.outcome).toEqual(outcome);
  });

  it('has one result, however many reveal it at once', async () => {
    await draw.seat(8);
    const second = await draw.room.admin('schoolAdmin');
    const id = await draw.committed();
    const views = await Promise.all(
      [draw.admin, second, draw.admin, second, draw.admin].map((by) => draw.reveal(id, 1, by)),
    );
    expect(new Set(views.map(({ record }) => JSON.stringify(record))).size).toBe(1);
    expect(draw.acts.filter(({ action }) => action === 'draw.revealed').length).toBe(1);
  });

  it('gives two who commit at once one draw', async () => {
    await draw.seat(3);
    const results = await Promise.allSettled([draw.commit(), draw.commit(), draw.commit()]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { code: string }] : [],
    );
    expect(refused.map(({ code }) => code)).toEqual(['draw-open', 'draw-open']);
  });

  it('publishes candidate numbers and masked names, and no id of a person', async () => {
    await draw.seat(2);
    const id = await draw.committed();
    await draw.reveal(id);
    const text = JSON.stringify(await draw.published(id));
    expect(text).toContain('测*');
    expect(text).not.toContain('测试');
    for (const secret of [
      draw.admin.personId,
      draw.room.schoolId,
      draw.room.examRoomId,
      draw.examId,
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('needs a nonce, and those that were seen', async () => {
    await draw.seat(2);
    const { id } = (await draw.commit()).record.announcement;
    await expectAsync(draw.reveal(id, 0)).toBeRejectedWith(refusal('draw-nonces-missing'));
    await draw.say(id, 'a');
    await draw.say(id, 'b');
    await expectAsync(draw.reveal(id, 1)).toBeRejectedWith(refusal('draw-nonces-changed'));
    await draw.reveal(id, 2);
    await expectAsync(draw.say(id, 'c')).toBeRejectedWith(refusal('draw-closed'));
    expect(await DrawNonceRecord.count({ where: { drawId: id } })).toBe(2);
  });

  it('is numbered, gives a reason, and stands beside the first when it is made again', async () => {
    await draw.seat(3);
    const first = (await draw.commit()).record.announcement.id;
    await draw.void(first, '名单有误');
    await expectAsync(draw.commit()).toBeRejectedWith(refusal('draw-reason-required'));
    const { record } = await draw.commit(draw.order({ redrawReason: '名单更正' }));
    expect(record.announcement).toEqual(
      jasmine.objectContaining({ number: 2, redrawReason: '名单更正' }),
    );
    const voided = await draw.published(first);
    expect(voided.series.map(({ number, status }) => [number, status])).toEqual([
      [1, 'voided'],
      [2, 'committed'],
    ]);
    expect((await verifyDraw(voided.record)).verdict).toBe('voided');
  });

  it('tells the admins of the school of each step, and nobody else', async () => {
    await draw.seat(2);
    const id = await draw.committed();
    await draw.reveal(id);
    const stream = `school:${draw.room.schoolId}`;
    const told = await OutboxRecord.findAll({ where: { stream, name: 'draws.changed.v1' } });
    expect(told.map(({ data, audience }) => `${data} ${audience}`)).toEqual(
      Array.from({ length: 3 }, () => `{"drawId":"${id}"} {"staff":true}`),
    );
  });

  it('exists only for who administers that college or school', async () => {
    await draw.seat(2);
    const { id } = (await draw.commit()).record.announcement;
    const college = await draw.room.admin('collegeAdmin');
    expect((await draw.queries.view(college, id)).can.void).toBe(true);
    expect((await draw.queries.list(college)).map((listed) => listed.id)).toEqual([id]);

    const outsiders = [{ ...college, collegeId: randomUUID() }, (await draws.school()).admin];
    for (const outsider of outsiders) {
      expect(await draw.queries.list(outsider)).toEqual([]);
      const attempts: (() => Promise<unknown>)[] = [
        () => draw.queries.view(outsider, id),
        () => draw.say(id, 'b', outsider),
        () => draw.reveal(id, 1, outsider),
        () => draw.void(id, 'x', outsider),
      ];
      for (const attempt of attempts) {
        await expectAsync(attempt()).toBeRejectedWith(refusal('not-found'));
      }
      await expectAsync(draw.commit(draw.order(), outsider)).toBeRejectedWith(
        refusal('exam-not-found'),
      );
    }
    const inspector = await draw.room.admin('inspector');
    await expectAsync(draw.queries.view(inspector, id)).toBeRejectedWith(refusal('forbidden'));
  });
});
