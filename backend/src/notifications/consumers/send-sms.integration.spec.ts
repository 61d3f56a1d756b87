import { randomBytes, randomUUID } from 'node:crypto';

import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { initOutboxRecord, Outbox, OutboxRecord } from '../../platform/event-stream/outbox.ts';
import { Keyring } from '../../platform/secrets/keyring.ts';
import { initNotificationRecords } from '../init-records.ts';
import { SmsMessageRecord } from '../sms-message-record.ts';
import { SmsMessageStore } from '../sms-message-store.ts';
import { createRequestSms, SMS_STREAM } from '../sms-request.ts';
import { SmsError, type Sms, type SmsSender } from '../sms.ts';
import { createSendSms, type SendSms, type SmsEvent } from './send-sms.ts';

const keyring = new Keyring(randomBytes(32).toString('base64'));
const sms: Sms = {
  phone: '13800000001',
  template: 'loginCode',
  params: { code: '042042', minutes: '5' },
};

describe('sendSms', () => {
  let database: TestDatabase;
  let send: jasmine.Spy<SmsSender['send']>;
  let sendSms: SendSms;

  beforeAll(async () => {
    database = await createDatabase();
    initOutboxRecord(database.sequelize);
    initNotificationRecords(database.sequelize);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    const { sequelize } = database;
    send = jasmine.createSpy<SmsSender['send']>('send').and.resolveTo({ providerRef: 'biz-1' });
    const messages = new SmsMessageStore(sequelize);
    sendSms = createSendSms({ sequelize, keyring, messages, sender: { send } });
  });

  /** The event of a request, as it comes out of the outbox. */
  const request = async (
    changes: { deliver?: boolean; notAfter?: Date } = {},
  ): Promise<SmsEvent & { raw: string }> => {
    await OutboxRecord.destroy({ where: { stream: SMS_STREAM } });
    const whole = { sms, deliver: true, notAfter: new Date(Date.now() + 300_000), ...changes };
    const requestSms = createRequestSms(new Outbox(), keyring);
    await inTransaction(database.sequelize, () => requestSms(whole));
    const row = await OutboxRecord.findOne({ where: { stream: SMS_STREAM }, rejectOnEmpty: true });
    const { eventId: id, name, data: raw } = row;
    return { id, name, data: JSON.parse(raw) as unknown, raw };
  };
  const statusOf = async ({ id }: SmsEvent) => (await SmsMessageRecord.findByPk(id))?.status;

  it('sends what was sealed, under the id of the event', async () => {
    const event = await request();
    expect(event.raw).not.toMatch(/13800000001|042042/);
    await sendSms(event);
    expect(send).toHaveBeenCalledOnceWith({ ...sms, reference: event.id });
    const row = await SmsMessageRecord.findByPk(event.id);
    expect([row?.status, row?.providerRef]).toEqual(['sent', 'biz-1']);
  });

  it('sends a repeated event once', async () => {
    const event = await request();
    await sendSms(event);
    await sendSms(event);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('rejects when the provider fails, and sends at the next attempt', async () => {
    const event = await request();
    send.and.rejectWith(new SmsError('throttled', 'isv.BUSINESS_LIMIT_CONTROL'));
    await expectAsync(sendSms(event)).toBeRejectedWithError(SmsError);
    expect(await statusOf(event)).toBe('failed');
    send.and.resolveTo({ providerRef: 'biz-2' });
    await sendSms(event);
    expect(await statusOf(event)).toBe('sent');
  });

  it('leaves a message alone that another worker is sending, unless that one has died', async () => {
    const event = await request();
    let answer: (taken: { providerRef: string }) => void = () => undefined;
    send.and.returnValue(new Promise((resolve) => (answer = resolve)));
    const started = new Promise<void>((resolve) => {
      send.and.callFake(() => {
        resolve();
        return new Promise((taken) => (answer = taken));
      });
    });
    const first = sendSms(event);
    await started;
    await expectAsync(sendSms(event)).toBeRejectedWithError(/another worker/);
    answer({ providerRef: 'biz-3' });
    await first;
    expect(send).toHaveBeenCalledTimes(1);

    const dead = await request();
    const updatedAt = new Date(Date.now() - 120_000);
    await SmsMessageRecord.create({
      eventId: dead.id,
      status: 'sending',
      providerRef: null,
      updatedAt,
    });
    send.and.resolveTo({ providerRef: 'biz-4' });
    await sendSms(dead);
    expect(await statusOf(dead)).toBe('sent');
  });

  it('sends neither decoys nor what has lost its use', async () => {
    const decoy = await request({ deliver: false });
    await sendSms(decoy);
    expect(await statusOf(decoy)).toBeUndefined();
    const late = await request({ notAfter: new Date(0) });
    await sendSms(late);
    expect(await statusOf(late)).toBe('lapsed');
    expect(send).not.toHaveBeenCalled();
  });

  it('rejects what we did not seal', async () => {
    const forged = { sealed: new Keyring(randomBytes(32).toString('base64')).seal('sms', '{}') };
    const id = randomUUID();
    await expectAsync(sendSms({ id, name: 'x', data: forged })).toBeRejected();
    await expectAsync(sendSms({ id, name: 'x', data: {} })).toBeRejected();
    expect(send).not.toHaveBeenCalled();
  });
});
