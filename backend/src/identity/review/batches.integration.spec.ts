import type { BatchCandidatesView, BatchView, ReviewQueueView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { idCard, ReviewFixture } from '../../../test/review-fixture.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import type { Actor } from '../../platform/policy/actor.ts';

const code = (expected: string) => jasmine.objectContaining({ code: expected });

describe('batches of identity files', () => {
  let database: TestDatabase;
  let sequelize: Sequelize;
  let fixture: ReviewFixture;
  let proposer: Actor;
  let confirmer: Actor;

  beforeAll(async () => {
    database = await createDatabase();
    ({ sequelize } = database);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await ReviewFixture.create(sequelize);
    proposer = await fixture.reviewer();
    confirmer = await fixture.reviewer();
  });

  const proposable = (actor = proposer) =>
    fixture.call<BatchCandidatesView>('get /identity-review/proposable', actor);
  const propose = async (actor = proposer) => {
    const { members } = await proposable(actor);
    const files = members.map(({ sittingId, version }) => ({ sittingId, version }));
    return fixture.call<BatchView>('post /identity-review/batches', actor, { body: { files } });
  };
  const act = (name: string, batchId: string, actor: Actor, body: object = {}) =>
    fixture.call<BatchView>(`post /identity-review/batches/:batchId/${name}`, actor, {
      ...{ params: { batchId }, body },
    });
  const leftOut = (batch: BatchView) =>
    new Map(batch.members.map(({ sittingId, leftOut: why }) => [sittingId, why]));

  it('take files that nothing is odd about, and that nobody else would be given', async () => {
    const { sittingId } = await fixture.handIn();
    await fixture.handIn({ pixels: 100 });
    expect((await proposable()).members.map((one) => one.sittingId)).toEqual([sittingId]);
    const batch = await propose();
    expect([batch.files, batch.state, batch.can.confirm]).toEqual([1, 'proposed', false]);
    expect((await proposable(confirmer)).total).toBe(0);
    const queue = await fixture.call<ReviewQueueView>('get /identity-review', confirmer);
    expect([queue.openBatches, queue.files.filter(({ isInBatch }) => isInBatch).length]).toEqual([
      1, 1,
    ]);
  });

  it('are confirmed by another person than who proposed them', async () => {
    const { sittingId } = await fixture.handIn();
    const { id } = await propose();
    await expectAsync(act('confirm', id, proposer)).toBeRejectedWith(code('identity-batch-own'));
    expect((await fixture.file(sittingId)).status).toBe('submitted');
    const confirmed = await act('confirm', id, confirmer);
    expect([confirmed.state, confirmed.closedBy?.personId]).toEqual([
      'confirmed',
      confirmer.personId,
    ]);
    await fixture.review.settleDecisions();
    expect((await fixture.file(sittingId)).status).toBe('approved');
    expect(await fixture.messages()).toBe(1);
    await expectAsync(act('confirm', id, confirmer)).toBeRejectedWith(
      code('identity-batch-closed'),
    );
    expect(fixture.acts.map(({ action }) => action)).toEqual([
      'identity-batch.proposed',
      'identity-file.approved',
      'identity-batch.confirmed',
    ]);
  });

  it('leave out what changed meanwhile, and what somebody took out', async () => {
    const same = await fixture.handIn();
    const out = await fixture.handIn();
    const changed = await fixture.handIn();
    const decided = await fixture.handIn();
    const open = await fixture.handIn();
    const { id } = await propose();
    await act('take-out', id, confirmer, { sittingId: out.sittingId });
    await sequelize.query('UPDATE identity_file SET version = 9 WHERE sitting_id = ?', {
      replacements: [changed.sittingId],
    });
    const third = await fixture.reviewer();
    const params = { sittingId: decided.sittingId };
    const { version } = await fixture.file(decided.sittingId);
    const isBlurred = { documentId: idCard.id, reasons: ['blurred'], note: '' };
    await fixture.call('post /identity-review/files/:sittingId/decision', third, {
      ...{ params, body: { version, sentBack: [isBlurred] } },
    });
    await fixture.call('post /identity-review/files/:sittingId/claim', third, {
      params: { sittingId: open.sittingId },
    });
    const confirmed = await act('confirm', id, confirmer);
    expect(leftOut(confirmed)).toEqual(
      new Map([
        [same.sittingId, null],
        [out.sittingId, 'takenOut'],
        [changed.sittingId, 'changed'],
        [decided.sittingId, 'decided'],
        [open.sittingId, 'claimed'],
      ]),
    );
    await fixture.settle();
    const statuses = await Promise.all(
      [same, out, changed, decided, open].map(
        async ({ sittingId }) => (await fixture.file(sittingId)).status,
      ),
    );
    expect(statuses).toEqual(['approved', 'submitted', 'submitted', 'sentBack', 'submitted']);
  });

  it('are proposed as they were seen, or not at all', async () => {
    const { sittingId } = await fixture.handIn();
    const { version } = await fixture.file(sittingId);
    const proposal = (files: object[]) =>
      fixture.call('post /identity-review/batches', proposer, { body: { files } });
    await expectAsync(proposal([{ sittingId, version: version + 1 }])).toBeRejectedWith(
      code('identity-batch-stale'),
    );
    await proposal([{ sittingId, version }]);
    await expectAsync(proposal([{ sittingId, version }])).toBeRejectedWith(
      code('identity-batch-stale'),
    );
  });

  it('give their files back when they are withdrawn', async () => {
    await fixture.handIn();
    const { id } = await propose();
    await act('withdraw', id, proposer);
    expect((await proposable(confirmer)).total).toBe(1);
    await expectAsync(act('confirm', id, confirmer)).toBeRejectedWith(
      code('identity-batch-closed'),
    );
  });

  it('are of a college for its admins', async () => {
    await fixture.handIn();
    const { id } = await propose();
    const { schoolId } = fixture.room;
    const other = await ReviewFixture.create(sequelize, { schoolId });
    const stranger = await other.reviewer('collegeAdmin');
    await expectAsync(act('confirm', id, stranger)).toBeRejectedWith(code('not-found'));
    const own = await fixture.reviewer('collegeAdmin');
    expect((await act('confirm', id, own)).state).toBe('confirmed');
  });
});
