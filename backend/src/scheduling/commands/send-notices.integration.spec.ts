import { randomUUID } from 'node:crypto';

import type { NoticePreviewRequest, NoticeRequest } from '@exam/contracts';

import { ScheduleFixture } from '../../../test/schedule-fixture.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import { DevInbox } from '../../notifications/dev-inbox/dev-inbox.ts';
import { DevSmsRecord } from '../../notifications/dev-inbox/dev-sms-record.ts';
import { SmsMessageRecord } from '../../notifications/sms-message-record.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { OutboxRecord } from '../../platform/event-stream/outbox.ts';
import { ExamRecord } from '../index.ts';

const codeOf = (result: PromiseSettledResult<unknown>) => {
  if (result.status === 'fulfilled') return 'done';
  return result.reason instanceof AppError ? result.reason.code : String(result.reason);
};
const refusal = async (work: Promise<unknown>) => codeOf((await Promise.allSettled([work]))[0]);

describe('notices of the schedule', () => {
  let database: TestDatabase;
  let fixture: ScheduleFixture;
  let room: string;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await ScheduleFixture.create(database.sequelize);
    await OutboxRecord.destroy({ where: {} });
    room = await fixture.room(0);
    for (const id of await fixture.candidates(3)) await fixture.seat(room, id);
  });

  const chosen = (): NoticePreviewRequest => {
    return { template: 'scheduleNotice', audience: 'candidates', examRoomIds: [room] };
  };
  const order = (changes: Partial<NoticeRequest> = {}): NoticeRequest => ({
    ...{ ...chosen(), noticeId: randomUUID() },
    ...{ messages: 3, acceptWarnings: true },
    ...changes,
  });
  const send = (request: NoticeRequest) =>
    fixture.schedule.notices.send(fixture.scope, fixture.school.schoolId, request);
  const requested = () => OutboxRecord.count({ where: { stream: 'sms' } });
  /** Hands every request to the sender, as the worker does. */
  const deliver = async () => {
    for (const { eventId: id, name, data } of await OutboxRecord.findAll({
      where: { stream: 'sms' },
    })) {
      await fixture.notifications.sendSms({ id, name, data: JSON.parse(data) as unknown });
    }
  };

  it('shows one real message with a masked phone, the number of all, and what is wrong', async () => {
    const preview = await fixture.schedule.notices.preview(fixture.scope, chosen());
    expect(preview.messages).toBe(3);
    expect(preview.sample?.phone).toMatch(/^1\d\d\*{4}\d{4}$/);
    expect(preview.sample?.text).toMatch(/考生0您好.*第 1 考场.*月.*日.*开始/);
    expect(preview.warnings).toContain({ kind: 'noMainExaminer', examRoomId: room });
    expect(preview.quota.day.used).toBe(0);
    expect(await requested()).toBe(0);
  });

  it('sends what was previewed once, however often it is asked', async () => {
    const request = order();
    const outcomes = await Promise.allSettled([send(request), send(request)]);
    expect(outcomes.map(codeOf)).toEqual(['done', 'done']);
    await send(request);
    expect(await requested()).toBe(3);
    expect(fixture.acts.filter(({ action }) => action === 'sms.requested').length).toBe(1);
    await deliver();
    const view = await fixture.schedule.notices.get(fixture.scope, request.noticeId);
    expect(view.counts).toEqual({ sent: 3 });
    expect(view.recipients[0]?.phone).toContain('*');
    const [newest] = await DevSmsRecord.findAll({ order: [['id', 'DESC']], limit: 1 });
    expect((await new DevInbox().list(newest?.phone ?? ''))[0]?.text).toContain('第 1 考场');
  });

  it('holds the quota, also for two who send at once', async () => {
    await fixture.notifications.quota.set(fixture.school.schoolId, { perDay: 5, perMonth: 100 });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => send(order())));
    const refused = Array.from({ length: 7 }, () => 'sms-quota-exceeded');
    expect(outcomes.map(codeOf).sort()).toEqual(['done', ...refused]);
    expect(await requested()).toBe(3);
    expect((await fixture.schedule.notices.quota(fixture.scope)).day).toEqual({
      limit: 5,
      used: 3,
    });
  });

  it('refuses warnings that nobody accepted, another number of people, and drafts', async () => {
    expect(await refusal(send(order({ acceptWarnings: false })))).toBe('warnings-not-accepted');
    expect(await refusal(send(order({ messages: 2 })))).toBe('schedule-changed');
    const { examId } = fixture.school;
    await ExamRecord.update({ status: 'draft' }, { where: { id: examId } });
    expect(await refusal(send(order()))).toBe('exam-not-published');
    expect(await requested()).toBe(0);
  });

  it('tries those again that failed, and counts them', async () => {
    const request = order();
    await send(request);
    const [failed] = await OutboxRecord.findAll({ where: { stream: 'sms' } });
    const eventId = failed?.eventId ?? '';
    const updatedAt = new Date();
    await SmsMessageRecord.create({ eventId, status: 'failed', providerRef: null, updatedAt });
    const twice = await Promise.allSettled([
      fixture.schedule.notices.sendAgain(fixture.scope, request.noticeId),
      fixture.schedule.notices.sendAgain(fixture.scope, request.noticeId),
    ]);
    expect(twice.map(codeOf)).toEqual(['done', 'done']);
    expect(await requested()).toBe(4);
    await deliver();
    const view = await fixture.schedule.notices.get(fixture.scope, request.noticeId);
    expect(view.counts).toEqual({ sent: 3 });
    expect((await SmsMessageRecord.findByPk(eventId))?.status).toBe('superseded');
    expect((await fixture.schedule.notices.quota(fixture.scope)).day.used).toBe(4);
  });
});
