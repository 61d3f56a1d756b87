import { createHash, randomUUID } from 'node:crypto';

import type { LegalHoldView, RetentionView } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { PrivacyFixture } from '../../../test/privacy-fixture.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ExamRoomRecord } from '../../scheduling/index.ts';
import { RetentionBatchRecord } from './retention-batch-record.ts';

const DAY = 24 * 3_600_000;

interface Proof {
  readonly kind: string;
  readonly expired: number;
  readonly withdrawn: number;
  readonly idsSha256: string;
}

describe('retention', () => {
  let fixture: PrivacyFixture;
  let admin: Actor;
  let candidate: Actor;

  beforeAll(async () => {
    fixture = await PrivacyFixture.start();
    admin = await fixture.room.admin('schoolAdmin');
  });
  beforeEach(async () => {
    for (const table of ['kept_frame', 'legal_hold', 'retention_batch', 'retention_rule']) {
      await fixture.sequelize.query(`DELETE FROM ${table}`);
    }
    fixture.frames.clear();
    fixture.failing = () => false;
    await endedDaysAgo(1);
    candidate = (await fixture.room.seat('finished')).actor;
  });
  afterAll(() => fixture.stop());

  const endedDaysAgo = (days: number) => {
    const at = new Date(Date.now() - days * DAY);
    const row = { status: 'ended' as const, endedAt: at, endsAt: at };
    return ExamRoomRecord.update(row, { where: { id: fixture.room.examRoomId } });
  };
  const keep = (actor = candidate) => fixture.keepFrame(actor);
  const deleteDue = () => fixture.deleteDue();
  const proofs = async (): Promise<Proof[]> => {
    const rows = await fixture.sequelize.query<{ facts: string }>(
      `SELECT after_facts AS facts FROM audit_entry
       WHERE action = 'retention.deleted' ORDER BY sequence`,
      { type: QueryTypes.SELECT },
    );
    return rows.map(({ facts }) => JSON.parse(facts) as Proof);
  };
  const hold = (actor = candidate) =>
    fixture.api.call<{ holds: LegalHoldView[] }>(admin, 'POST', '/admin/legal-holds', {
      ...{ candidateId: actor.personId, reason: '申诉处理中' },
    });
  const days = (count: number) => {
    const kinds = ['documents', 'photos', 'faceFrames', 'faceDescriptors'];
    const rules = kinds.map((kind) => ({ kind, days: count }));
    return fixture.api.call<RetentionView>(admin, 'PUT', '/admin/retention', { rules });
  };

  it('keeps what is within its days', async () => {
    const id = await keep();
    expect(await deleteDue()).toBe(0);
    expect(fixture.frames.has(id)).toBeTrue();
  });

  it('deletes file and row once the days after the last room of the exam are over', async () => {
    const before = (await proofs()).length;
    const ids = [await keep(), await keep()];
    await endedDaysAgo(91);
    expect(await deleteDue()).toBe(2);
    expect(fixture.frames.size).toBe(0);
    expect(await fixture.frameRows()).toEqual([]);
    const idsSha256 = hashOf(ids);
    const proof = { kind: 'faceFrames', expired: 2, withdrawn: 0, idsSha256 } as const;
    expect((await proofs()).slice(before)).toEqual([jasmine.objectContaining(proof)]);
    const { body } = await fixture.api.call<RetentionView>(admin, 'GET', '/admin/retention');
    expect(body.proofs[0]).toEqual(jasmine.objectContaining(proof));
    expect(body.proofs.length).toBeLessThanOrEqual(20);
  });

  it('counts from the last room of the exam, and for an open one from its planned end', async () => {
    await keep();
    await endedDaysAgo(91);
    const { schoolId, examId } = fixture.room;
    const id = randomUUID();
    await ExamRoomRecord.create({
      ...{ id, schoolId, examId, name: id, status: 'scheduled', openedAt: null },
      ...{ startsAt: new Date(), endsAt: new Date(Date.now() - DAY) },
    });
    expect(await deleteDue()).toBe(0);
    await ExamRoomRecord.update({ endsAt: new Date(Date.now() - 91 * DAY) }, { where: { id } });
    expect(await deleteDue()).toBe(1);
    await ExamRoomRecord.destroy({ where: { id } });
  });

  it('goes by the days that the school settled', async () => {
    await keep();
    await endedDaysAgo(10);
    expect(await deleteDue()).toBe(0);
    const { body } = await days(9);
    expect(body.rules.map((rule) => rule.days)).toEqual([9, 9, 9, 9]);
    expect(body.rules.find(({ kind }) => kind === 'faceFrames')?.kept).toBe(1);
    expect(await deleteDue()).toBe(1);
  });

  it('deletes at once what was kept by a consent that is withdrawn, and no one else’s', async () => {
    const other = (await fixture.room.seat('finished')).actor;
    const [own, others] = [await keep(), await keep(other)];
    await fixture.decide(candidate, 'given');
    await fixture.decide(other, 'given');
    await fixture.decide(candidate, 'withdrawn');
    expect(await deleteDue()).toBe(1);
    expect([fixture.frames.has(own), fixture.frames.has(others)]).toEqual([false, true]);
    expect((await proofs()).at(-1)).toEqual(jasmine.objectContaining({ expired: 0, withdrawn: 1 }));
  });

  it('looks at one school alone where it is asked to', async () => {
    await keep();
    await endedDaysAgo(91);
    expect(await fixture.deleteDue(randomUUID())).toBe(0);
    expect(await fixture.deleteDue(candidate.schoolId)).toBe(1);
  });

  it('keeps what is given again before it was deleted', async () => {
    await keep();
    await fixture.decide(candidate, 'given');
    await fixture.decide(candidate, 'withdrawn');
    await fixture.decide(candidate, 'given');
    expect(await deleteDue()).toBe(0);
  });

  it('leaves who is on legal hold alone, whatever is over or withdrawn, until it is lifted', async () => {
    const id = await keep();
    await endedDaysAgo(91);
    await fixture.decide(candidate, 'given');
    await fixture.decide(candidate, 'withdrawn');
    const [held] = (await hold()).body.holds;
    expect(await deleteDue()).toBe(0);
    expect(fixture.frames.has(id)).toBeTrue();
    const path = `/admin/legal-holds/${held?.id ?? ''}/lift`;
    await fixture.api.call(admin, 'POST', path, { reason: '申诉结束' });
    expect(await deleteDue()).toBe(1);
  });

  it('has one hold of a candidate in force, which is lifted once, with a reason', async () => {
    const [held] = (await hold()).body.holds;
    expect((await hold()).body.code).toBe('legal-hold-exists');
    const path = `/admin/legal-holds/${held?.id ?? ''}/lift`;
    expect((await fixture.api.call(admin, 'POST', path, { reason: ' ' })).status).toBe(400);
    const lifted = await fixture.api.call<{ holds: LegalHoldView[] }>(admin, 'POST', path, {
      reason: '申诉结束',
    });
    expect(lifted.body.holds[0]?.lifted?.reason).toBe('申诉结束');
    const again = await fixture.api.call(admin, 'POST', path, { reason: 'x' });
    expect([again.status, again.body.code]).toEqual([409, 'legal-hold-lifted']);
  });

  it('holds nobody but candidates of the school', async () => {
    expect((await hold(admin)).status).toBe(404);
  });

  /** What a worker leaves that is gone after it began a batch. */
  const begin = (ids: readonly string[]) =>
    RetentionBatchRecord.create({
      ...{ id: randomUUID(), schoolId: candidate.schoolId, kind: 'faceFrames' },
      ...{ cutOff: new Date(Date.now() - 90 * DAY), begunAt: new Date() },
      ids: JSON.stringify(
        ids.map((id) => ({ id, personId: candidate.personId, because: 'expired' })),
      ),
    });
  const hashOf = (ids: readonly string[]) =>
    createHash('sha256')
      .update([...ids].sort().join('\n'))
      .digest('hex');

  it('goes on after a crash between file and row, and proves it all', async () => {
    const ids = [await keep(), await keep()];
    await endedDaysAgo(91);
    await begin(ids);
    fixture.frames.delete(ids[0] ?? '');
    expect(await deleteDue()).toBe(2);
    expect(await fixture.frameRows()).toEqual([]);
    expect((await proofs()).at(-1)?.idsSha256).toBe(hashOf(ids));
    expect(await RetentionBatchRecord.count()).toBe(0);
  });

  it('proves what a crash left without a proof, once', async () => {
    const id = randomUUID();
    await begin([id]);
    expect(await deleteDue()).toBe(1);
    expect((await proofs()).at(-1)?.idsSha256).toBe(hashOf([id]));
    expect(await deleteDue()).toBe(0);
  });

  it('leaves alone who came on hold after a batch began, and does not claim to have deleted it', async () => {
    const before = (await proofs()).length;
    const id = await keep();
    await endedDaysAgo(91);
    await begin([id]);
    await hold();
    expect(await deleteDue()).toBe(0);
    expect(fixture.frames.has(id)).toBeTrue();
    expect((await proofs()).length).toBe(before);
    expect(await RetentionBatchRecord.count()).toBe(0);
  });

  it('does the rest when one cannot be deleted, and that one the next time', async () => {
    const [stuck] = [await keep(), await keep(), await keep()];
    await endedDaysAgo(91);
    fixture.failing = (id) => id === stuck;
    expect(await deleteDue()).toBe(2);
    expect(await fixture.frameRows()).toEqual([stuck]);
    fixture.failing = () => false;
    expect(await deleteDue()).toBe(1);
  });

  it('works in batches, and is done by one process at a time', async () => {
    const before = (await proofs()).length;
    for (let count = 0; count < 120; count += 1) await keep();
    await endedDaysAgo(91);
    const done = await Promise.all([deleteDue(), deleteDue(), deleteDue()]);
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(120);
    const written = (await proofs()).slice(before);
    expect(written.map(({ expired }) => expired)).toEqual([50, 50, 20]);
  });
});
