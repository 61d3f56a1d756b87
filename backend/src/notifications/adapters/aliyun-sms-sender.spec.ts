import { isSignedForAliyun } from '../../../test/aliyun-signature.ts';
import {
  startHttpStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../../test/http-stub.ts';
import { SmsError, type SmsDelivery } from '../sms.ts';
import { AliyunSmsSender } from './aliyun-sms-sender.ts';

const accessKeyId = 'stub-key-id';
const accessKeySecret = 'stub-key-secret';
const delivery: SmsDelivery = {
  phone: '13800000001',
  template: 'loginCode',
  params: { code: '042042', minutes: '5' },
  reference: '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11',
};

describe('AliyunSmsSender', () => {
  let stub: HttpStub;
  let received: StubRequest[];
  let reply: StubAnswer;

  beforeEach(async () => {
    received = [];
    reply = { json: { Code: 'OK', Message: 'OK', BizId: 'biz-1', RequestId: 'r' } };
    stub = await startHttpStub((request) => {
      received.push(request);
      if (isSignedForAliyun(request, { accessKeyId, accessKeySecret })) return reply;
      return {
        status: 400,
        json: { Code: 'SignatureDoesNotMatch', Message: 'no', RequestId: 'r' },
      };
    });
  });
  afterEach(() => {
    stub.close();
  });

  const send = (
    changes: { accessKeySecret?: string; endpoint?: string; timeoutMs?: number } = {},
  ) =>
    new AliyunSmsSender({
      accessKeyId,
      accessKeySecret,
      endpoint: stub.origin,
      signName: '云考场',
      templates: {
        loginCode: 'SMS_1',
        scheduleNotice: 'T2',
        scheduleChanged: 'T3',
        staffNotice: 'T4',
        staffChanged: 'T5',
        identityApproved: 'T6',
        identitySentBack: 'T7',
      },
      timeoutMs: 2000,
      ...changes,
    }).send(delivery);
  const failure = async (sending: Promise<unknown>) => {
    const error: unknown = await sending.catch((reason: unknown) => reason);
    return error instanceof SmsError ? { failure: error.failure, message: error.message } : error;
  };

  it('sends a signed request that names template and parameters', async () => {
    expect(await send()).toEqual({ providerRef: 'biz-1' });
    const [request] = received;
    expect(request?.headers['x-acs-action']).toBe('SendSms');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      PhoneNumbers: delivery.phone,
      SignName: '云考场',
      TemplateCode: 'SMS_1',
      TemplateParam: '{"code":"042042","minutes":"5"}',
      OutId: delivery.reference,
    });
  });

  it('is refused with a wrong secret', async () => {
    const refused = { failure: 'refused', message: 'SMS refused: SignatureDoesNotMatch' };
    expect(await failure(send({ accessKeySecret: 'wrong' }))).toEqual(refused);
  });

  it('tells throttling by number and by account from other refusals', async () => {
    reply = { json: { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: 'too many', RequestId: 'r' } };
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'throttled' }));
    reply = { status: 400, json: { Code: 'Throttling.User', Message: 'slow', RequestId: 'r' } };
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'throttled' }));
    reply = { json: { Code: 'isv.SMS_TEMPLATE_ILLEGAL', Message: 'no', RequestId: 'r' } };
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'refused' }));
  });

  it('asks once, and gives up when nothing answers in time', async () => {
    reply = null;
    const error = await failure(send({ timeoutMs: 100 }));
    expect(error).toEqual(jasmine.objectContaining({ failure: 'unreachable' }));
    expect(received.length).toBe(1);
  });

  it('says that nobody is there', async () => {
    stub.close();
    const error = await failure(send());
    expect(error).toEqual(jasmine.objectContaining({ failure: 'unreachable' }));
  });

  it('repeats neither number nor code in an error', async () => {
    const message = `${delivery.phone} ${delivery.params.code}`;
    reply = { status: 500, json: { Code: 'InternalError', Message: message, RequestId: 'r' } };
    const error: unknown = await send().catch((reason: unknown) => reason);
    const { stack = '', cause } = error as Error;
    expect(stack).toContain('InternalError');
    expect(stack).not.toMatch(/13800000001|042042/);
    expect(cause).toBeUndefined();
  });
});
