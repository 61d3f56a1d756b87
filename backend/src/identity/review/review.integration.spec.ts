import type {
  NextFileView,
  ReviewFileView,
  ReviewQueueView,
  ReviewStatisticsView,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { degree, idCard, ReviewFixture } from '../../../test/review-fixture.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import type { Actor } from '../../platform/policy/actor.ts';

const code = (expected: string) => jasmine.objectContaining({ code: expected });

describe('review of identity files', () => {
  let database: TestDatabase;
  let sequelize: Sequelize;
  let fixture: ReviewFixture;
  let reviewer: Actor;

  beforeAll(async () => {
    database = await createDatabase();
    ({ sequelize } = database);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await ReviewFixture.create(sequelize);
    reviewer = await fixture.reviewer();
  });

  const queue = (query: object = {}, actor = reviewer) =>
    fixture.call<ReviewQueueView>('get /identity-review', actor, { query });
  const next = async (actor = reviewer, besides: readonly string[] = []) => {
    const body = { filter: {}, besides };
    return (await fixture.call<NextFileView>('post /identity-review/next', actor, { body })).file;
  };
  const show = (sittingId: string, actor = reviewer) =>
    fixture.call<ReviewFileView>('get /identity-review/files/:sittingId', actor, {
      params: { sittingId },
    });
  const claim = (sittingId: string, actor: Actor) =>
    fixture.call<ReviewFileView>('post /identity-review/files/:sittingId/claim', actor, {
      params: { sittingId },
    });
  const decide = (
    sittingId: string,
    version: number,
    sentBack: readonly object[] = [],
    actor = reviewer,
  ) =>
    fixture.call<ReviewFileView>('post /identity-review/files/:sittingId/decision', actor, {
      ...{ params: { sittingId }, body: { version, sentBack } },
    });
  const undo = (sittingId: string, decisionId: string, actor = reviewer) =>
    fixture.call('post /identity-review/files/:sittingId/decisions/:decisionId/undo', actor, {
      params: { sittingId, decisionId },
    });
  const isBlurred = { documentId: idCard.id, reasons: ['blurred'], note: '请重拍' };

  it('gives 50 files to two who take them at once, each of them once', async () => {
    for (let count = 0; count < 50; count++) await fixture.handIn();
    const other = await fixture.reviewer();
    const taken: string[] = [];
    const takeAll = async (actor: Actor) => {
      const own: string[] = [];
      for (let file = await next(actor); file; file = await next(actor, own)) {
        own.push(file.sittingId);
        taken.push(file.sittingId);
        if (own.length > 19) own.shift();
        await decide(file.sittingId, file.version, [], actor);
      }
    };
    await Promise.all([takeAll(reviewer), takeAll(other)]);
    expect(taken.length).toBe(50);
    expect(new Set(taken).size).toBe(50);
    expect((await queue()).counts).toEqual({ waiting: 0, sentBack: 0, approved: 50 });
  });

  it('keeps a file for whoever has it open, until they stop', async () => {
    const { sittingId } = await fixture.handIn();
    const other = await fixture.reviewer();
    expect((await next())?.claim?.isOwn).toBeTrue();
    expect(await next(other)).toBeNull();
    await expectAsync(claim(sittingId, other)).toBeRejectedWith(code('identity-file-claimed'));
    const { version } = await show(sittingId);
    await expectAsync(decide(sittingId, version, [], other)).toBeRejectedWith(
      code('identity-file-claimed'),
    );
    await fixture.call('post /identity-review/claims/release', reviewer, {
      body: { sittingIds: [sittingId] },
    });
    expect((await next(other))?.sittingId).toBe(sittingId);
  });

  it('ends a claim that nobody goes on with, and tells who held it', async () => {
    const { sittingId } = await fixture.handIn();
    await next();
    const renew = () =>
      fixture.call('post /identity-review/claims/renew', reviewer, {
        body: { sittingIds: [sittingId] },
      });
    expect(await renew()).toEqual({ sittingIds: [sittingId] });
    await sequelize.query('UPDATE identity_claim SET expires_at = NOW(3) WHERE sitting_id = ?', {
      replacements: [sittingId],
    });
    expect(await renew()).toEqual({ sittingIds: [] });
    expect((await next(await fixture.reviewer()))?.sittingId).toBe(sittingId);
  });

  it('approves once nobody can take it back: one step, one message, one entry', async () => {
    const { sittingId } = await fixture.handIn();
    const decided = await decide(sittingId, (await show(sittingId)).version);
    expect([decided.state, decided.decision?.canUndo]).toEqual(['deciding', true]);
    expect((await fixture.file(sittingId)).status).toBe('submitted');
    await fixture.review.settleDecisions();
    expect(await fixture.messages()).toBe(0);
    await fixture.settle();
    await Promise.all([fixture.review.settleDecisions(), fixture.review.settleDecisions()]);
    expect((await fixture.file(sittingId)).status).toBe('approved');
    expect(await fixture.messages()).toBe(1);
    const [steps] = await sequelize.query(
      'SELECT step FROM sitting_flow_step WHERE sitting_id = ?',
      { replacements: [sittingId] },
    );
    expect(steps).toEqual([{ step: 'identityFile' }]);
    expect(fixture.acts.map(({ action }) => action)).toEqual(['identity-file.approved']);
    expect((await show(sittingId)).rounds).toEqual([
      jasmine.objectContaining({ round: 1, outcome: 'approved', sms: 'requested' }) as never,
    ]);
    expect(await fixture.events(`room:${fixture.room.examRoomId}`)).toContain(
      'identity-file.changed.v1',
    );
  });

  it('sends back single documents with their reasons, and approves them when they come again', async () => {
    const { sittingId } = await fixture.handIn();
    await decide(sittingId, (await show(sittingId)).version, [isBlurred]);
    await fixture.settle();
    const file = await fixture.file(sittingId);
    expect(file.status).toBe('sentBack');
    expect(file.documents.get(idCard.id)?.sentBack).toEqual({
      reasons: ['blurred'],
      note: '请重拍',
    });
    expect(file.documents.get(degree.id)?.status).toBe('approved');
    await fixture.send(sittingId, [idCard]);
    const again = await show(sittingId);
    expect([again.state, again.round, again.flags]).toEqual(['waiting', 2, ['resubmitted']]);
    expect(again.documents.map(({ state }) => state)).toEqual(['uploaded', 'approved']);
    expect(again.documents[0]?.sentBack).toEqual({ reasons: ['blurred'], note: '请重拍' });
    await decide(sittingId, again.version);
    await fixture.settle();
    const { rounds } = await show(sittingId);
    expect(rounds.map(({ outcome }) => outcome)).toEqual(['approved', 'sentBack']);
    expect(await fixture.messages()).toBe(2);
  });

  it('refuses a decision on what is another by now, or is decided', async () => {
    const { sittingId } = await fixture.handIn();
    const { version } = await show(sittingId);
    await expectAsync(decide(sittingId, version - 1)).toBeRejectedWith(
      code('identity-review-moved'),
    );
    await expectAsync(
      decide(sittingId, version, [{ ...isBlurred, documentId: sittingId }]),
    ).toBeRejectedWith(code('identity-review-moved'));
    await decide(sittingId, version);
    await expectAsync(
      decide(sittingId, version, [isBlurred], await fixture.reviewer()),
    ).toBeRejectedWith(code('identity-file-decided'));
  });

  it('lets one of two decisions at the same moment stand', async () => {
    const { sittingId } = await fixture.handIn();
    const { version } = await show(sittingId);
    const other = await fixture.reviewer();
    const results = await Promise.allSettled([
      decide(sittingId, version),
      decide(sittingId, version, [isBlurred], other),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    await fixture.settle();
    expect((await show(sittingId)).rounds.length).toBe(1);
    expect(await fixture.messages()).toBe(1);
  });

  it('never overwrites what the candidate sent meanwhile', async () => {
    const { sittingId } = await fixture.handIn();
    await decide(sittingId, (await show(sittingId)).version, [isBlurred]);
    await sequelize.query(
      'UPDATE identity_file SET version = version + 1, round = 2 WHERE sitting_id = ?',
      { replacements: [sittingId] },
    );
    await fixture.settle();
    expect((await fixture.file(sittingId)).status).toBe('submitted');
    expect(await fixture.messages()).toBe(0);
    expect((await queue()).files.map(({ state }) => state)).toEqual(['waiting']);
  });

  it('takes a decision back for whoever made it, as long as it has no effect', async () => {
    const { sittingId } = await fixture.handIn();
    const { version, decision } = await decide(sittingId, (await show(sittingId)).version);
    const id = decision?.id ?? '';
    await expectAsync(undo(sittingId, id, await fixture.reviewer())).toBeRejectedWith(
      code('not-found'),
    );
    await undo(sittingId, id);
    await fixture.settle();
    expect(await fixture.messages()).toBe(0);
    const back = await show(sittingId);
    expect([back.state, back.claim?.isOwn, back.version]).toEqual(['waiting', true, version]);
    const { decision: second } = await decide(sittingId, version);
    await fixture.settle();
    await expectAsync(undo(sittingId, second?.id ?? '')).toBeRejectedWith(
      code('identity-decision-settled'),
    );
  });

  it('tells the outcome in the portal alone where the quota is used up', async () => {
    const { schoolId } = fixture.room;
    await fixture.notifications.quota.set(schoolId, { perDay: 0, perMonth: 0 });
    const { sittingId } = await fixture.handIn();
    await decide(sittingId, (await show(sittingId)).version);
    await fixture.settle();
    expect((await show(sittingId)).rounds[0]?.sms).toBe('overQuota');
    expect(await fixture.messages()).toBe(0);
  });

  it('finds files by name, number, exam, flag and wait', async () => {
    const { sittingId } = await fixture.handIn();
    const small = await fixture.handIn({ pixels: 300 });
    const first = await fixture.handIn({ picture: 'same' });
    const second = await fixture.handIn({ picture: 'same' });
    const found = async (query: object) =>
      (await queue(query)).files.map((file) => file.sittingId).sort();
    const all = [sittingId, small, first, second].map((one) =>
      typeof one === 'string' ? one : one.sittingId,
    );
    expect(await found({})).toEqual([...all].sort());
    expect(await found({ flagged: 'no' })).toEqual([sittingId]);
    expect((await found({ flagged: 'yes' })).length).toBe(3);
    expect((await show(small.sittingId)).flags).toEqual(['lowResolution']);
    expect((await show(first.sittingId)).flags).toEqual(['samePicture']);
    expect(await found({ search: first.candidateId.slice(0, 13) })).toEqual([first.sittingId]);
    expect(await found({ search: '%' })).toEqual([]);
    expect((await found({ search: '测' })).length).toBe(4);
    expect(await found({ waitingHours: 1 })).toEqual([]);
    expect((await found({ examId: fixture.room.examId })).length).toBe(4);
    expect(await found({ majorId: fixture.room.examRoomId })).toEqual([]);
  });

  it('is of a college for its admin, and of a school', async () => {
    const { sittingId } = await fixture.handIn();
    const { schoolId } = fixture.room;
    const otherCollege = await ReviewFixture.create(sequelize, { schoolId });
    const otherSchool = await ReviewFixture.create(sequelize);
    const collegeAdmin = await fixture.reviewer('collegeAdmin');
    const strangers = [
      await otherCollege.reviewer('collegeAdmin'),
      await otherSchool.reviewer('schoolAdmin'),
    ];
    expect((await queue({}, collegeAdmin)).total).toBe(1);
    for (const stranger of strangers) {
      expect((await queue({}, stranger)).counts.waiting).toBe(0);
      expect(await next(stranger)).toBeNull();
      for (const reach of [
        () => show(sittingId, stranger),
        () => claim(sittingId, stranger),
        () => decide(sittingId, 1, [], stranger),
      ]) {
        await expectAsync(reach()).toBeRejectedWith(code('not-found'));
      }
    }
  });

  it('counts what was decided', async () => {
    for (const sentBack of [[], [], [isBlurred]]) {
      const { sittingId } = await fixture.handIn();
      await decide(sittingId, (await show(sittingId)).version, sentBack);
    }
    await fixture.handIn();
    const statistics = await fixture.call<ReviewStatisticsView>(
      'get /identity-review/statistics',
      reviewer,
    );
    expect(statistics).toEqual(
      jasmine.objectContaining({
        open: 1,
        total: jasmine.objectContaining({ approved: 2, sentBack: 1 }) as never,
        reasons: [{ reason: 'blurred', count: 1 }],
      }),
    );
    expect(statistics.reviewers.map(({ personId }) => personId)).toEqual([reviewer.personId]);
    expect((await queue()).decidedToday).toBe(3);
  });
});
