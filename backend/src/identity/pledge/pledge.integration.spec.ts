import { createHash, randomUUID } from 'node:crypto';

import {
  flowFor,
  type CandidateSittingView,
  type ExamFlow,
  type PledgeView,
  type SittingPledgeView,
} from '@exam/contracts';

import { shortFlow } from '../../../test/exam-room-fixture.ts';
import { PrivacyFixture } from '../../../test/privacy-fixture.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ExamRecord, ExamRoomRecord, ExamStore } from '../../scheduling/index.ts';
import { PledgeAgreementRecord } from './pledge-agreement-record.ts';

const text = '我承诺诚信考试。';

describe('the pledge', () => {
  let fixture: PrivacyFixture;
  let candidate: Actor;
  let sittingId: string;

  beforeAll(async () => {
    fixture = await PrivacyFixture.start();
  });
  beforeEach(async () => {
    await fixture.sequelize.query('DELETE FROM exam_pledge');
    await ExamRoomRecord.update({ status: 'open' }, { where: {} });
    await ask({ asked: true, text, version: 1 });
    const seated = await fixture.room.seat('scheduled');
    candidate = seated.actor;
    sittingId = seated.sitting.id;
  });
  afterAll(() => fixture.stop());

  /** The exam asks for that pledge, and for nothing else. */
  const ask = async (pledge: NonNullable<ExamFlow['pledge']>) => {
    const flow = flowFor('interview', { ...shortFlow, deviceCheck: false, pledge });
    const { examId: id, schoolId } = fixture.room;
    await ExamRecord.update({ settings: JSON.stringify(flow) }, { where: { id } });
    const exams = new ExamStore();
    // Saving keeps the text that candidates are shown.
    await fixture.sequelize.transaction(async () =>
      exams.save(await exams.lock({ schoolId, collegeId: null }, id)),
    );
  };
  const path = () => `/my/sittings/${sittingId}/pledge`;
  const view = (actor = candidate) => fixture.api.call<PledgeView>(actor, 'GET', path());
  const agree = (version: number, actor = candidate) =>
    fixture.api.call<PledgeView>(actor, 'POST', path(), { version });
  const sitting = async () =>
    (await fixture.api.call<CandidateSittingView>(candidate, 'GET', `/my/sittings/${sittingId}`))
      .body;
  const doneAt = async () =>
    (await sitting()).flow.find(({ step }) => step === 'pledge')?.completedAt;
  const seenBy = (actor: Actor) =>
    fixture.api.call<SittingPledgeView>(
      actor,
      'GET',
      `/exam-rooms/${fixture.room.examRoomId}/sittings/${sittingId}/pledge`,
    );

  it('shows the text of the exam, and keeps it as it was agreed to', async () => {
    const before = (await view()).body;
    expect([before.text, before.version, before.agreement]).toEqual([text, 1, null]);
    const { body } = await agree(1);
    const textSha256 = createHash('sha256').update(text).digest('hex');
    expect(body.agreement).toEqual(jasmine.objectContaining({ version: 1, text, textSha256 }));
    const [row] = await PledgeAgreementRecord.findAll({ where: { sittingId } });
    expect(row?.personId).toBe(candidate.personId);
    expect(row?.client.length).toBe(200);
  });

  it('completes the step, and with it checks in', async () => {
    expect(await doneAt()).toBeNull();
    await agree(1);
    expect(await doneAt()).toEqual(jasmine.any(String));
    expect((await sitting()).status).toBe('checkedIn');
  });

  it('keeps the first time when the same is agreed to again', async () => {
    const first = (await agree(1)).body.agreement;
    expect((await agree(1)).body.agreement).toEqual(first);
  });

  it('refuses another version than the one that is asked, and asks the new one', async () => {
    await ask({ asked: true, text: '我郑重承诺。', version: 2 });
    const answer = await agree(1);
    expect([answer.status, answer.body.code]).toEqual([409, 'pledge-changed']);
    expect((await view()).body.text).toBe('我郑重承诺。');
    expect(await PledgeAgreementRecord.count({ where: { sittingId } })).toBe(0);
    expect((await agree(2)).status).toBe(200);
  });

  it('opens the step again for a new text until somebody is checked in', async () => {
    const flow = flowFor('interview', {
      ...{ ...shortFlow, pledge: { asked: true, text, version: 1 } },
    });
    const { examId: id } = fixture.room;
    await ExamRecord.update({ settings: JSON.stringify(flow) }, { where: { id } });
    await agree(1);
    expect((await sitting()).status).toBe('scheduled');
    expect(await doneAt()).toEqual(jasmine.any(String));
    await fixture.sequelize.query(
      `INSERT INTO exam_pledge (exam_id, version, text, since) VALUES (:id, 2, 'x', NOW(3))`,
      { replacements: { id } },
    );
    expect(await doneAt()).toBeNull();
  });

  it('leaves those who are checked in alone', async () => {
    await agree(1);
    await ask({ asked: true, text: '我郑重承诺。', version: 2 });
    expect(await doneAt()).toEqual(jasmine.any(String));
    expect((await sitting()).status).toBe('checkedIn');
  });

  it('is there for nobody else, and not where the exam asks for none', async () => {
    const other = (await fixture.room.seat('scheduled')).actor;
    expect((await view(other)).status).toBe(404);
    expect((await agree(1, other)).status).toBe(404);
    await ask({ asked: false, text: '', version: 1 });
    const answer = await view();
    expect([answer.status, answer.body.code]).toEqual([404, 'pledge-not-asked']);
  });

  it('cannot be agreed to once the room has ended', async () => {
    await ExamRoomRecord.update({ status: 'ended' }, { where: {} });
    const answer = await agree(1);
    expect([answer.status, answer.body.code]).toEqual([409, 'exam-room-ended']);
  });

  it('is seen by the admins of the exam, with whose it is, and by no others', async () => {
    await agree(1);
    for (const role of ['schoolAdmin', 'collegeAdmin'] as const) {
      const { body } = await seenBy(await fixture.room.admin(role));
      expect(body.agreements.map(({ version }) => version)).toEqual([1]);
      const { schoolName, exam, candidate: of } = (await view()).body;
      expect(body).toEqual(jasmine.objectContaining({ schoolName, exam, candidate: of }));
    }
    const college = { ...(await fixture.room.admin('collegeAdmin')), collegeId: randomUUID() };
    expect((await seenBy(college)).status).toBe(404);
    expect((await seenBy(await fixture.room.staff('waitingExaminer'))).status).toBe(403);
    expect((await seenBy(await fixture.room.admin('auditAdmin'))).status).toBe(403);
  });
});
