import {
  startHttpStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../../test/http-stub.ts';
import { isSignedForTencent } from '../../../test/tencent-signature.ts';
import { SmsError, type SmsDelivery } from '../sms.ts';
import { TencentSmsSender } from './tencent-sms-sender.ts';

const secretId = 'stub-id';
const secretKey = 'stub-secret';
const delivery: SmsDelivery = {
  phone: '13800000001',
  template: 'loginCode',
  params: { code: '042042', minutes: '5' },
  reference: '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11',
};

const status = (Code: string) => ({
  json: { Response: { SendStatusSet: [{ SerialNo: 'serial-1', Code, Fee: 1 }], RequestId: 'r' } },
});
const failed = (Code: string, Message = 'no') => ({
  json: { Response: { Error: { Code, Message }, RequestId: 'r' } },
});

describe('TencentSmsSender', () => {
  let stub: HttpStub;
  let received: StubRequest[];
  let reply: StubAnswer;

  beforeEach(async () => {
    received = [];
    reply = status('Ok');
    stub = await startHttpStub((request) => {
      received.push(request);
      return isSignedForTencent(request, { secretId, secretKey })
        ? reply
        : failed('AuthFailure.SignatureFailure');
    });
  });
  afterEach(() => {
    stub.close();
  });

  const send = (changes: { secretKey?: string; timeoutMs?: number } = {}) =>
    new TencentSmsSender({
      secretId,
      secretKey,
      endpoint: stub.origin,
      region: 'ap-guangzhou',
      appId: '1400000000',
      signName: '云考场',
      templates: {
        loginCode: '1001',
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
    expect(await send()).toEqual({ providerRef: 'serial-1' });
    const [request] = received;
    expect(request?.headers['x-tc-action']).toBe('SendSms');
    expect(request?.headers['x-tc-region']).toBe('ap-guangzhou');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      PhoneNumberSet: ['+8613800000001'],
      SmsSdkAppId: '1400000000',
      SignName: '云考场',
      TemplateId: '1001',
      TemplateParamSet: ['042042', '5'],
      SessionContext: delivery.reference,
    });
  });

  it('is refused with a wrong secret', async () => {
    const refused = { failure: 'refused', message: 'SMS refused: AuthFailure.SignatureFailure' };
    expect(await failure(send({ secretKey: 'wrong' }))).toEqual(refused);
  });

  it('tells throttling by number and by account from other refusals', async () => {
    reply = status('LimitExceeded.PhoneNumberThirtySecondLimit');
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'throttled' }));
    reply = failed('RequestLimitExceeded');
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'throttled' }));
    reply = status('FailedOperation.TemplateIncorrectOrUnapproved');
    expect(await failure(send())).toEqual(jasmine.objectContaining({ failure: 'refused' }));
  });

  it('asks once, and gives up when nothing answers in time', async () => {
    reply = null;
    const error = await failure(send({ timeoutMs: 100 }));
    expect(error).toEqual(jasmine.objectContaining({ failure: 'unreachable' }));
    expect(received.length).toBe(1);
  });

  it('says that nobody is there, or nobody who can answer', async () => {
    reply = { status: 502, json: {} };
    const sick = { failure: 'unreachable', message: 'SMS unreachable: HTTP 502' };
    expect(await failure(send())).toEqual(sick);
    stub.close();
    const error = await failure(send());
    expect(error).toEqual(jasmine.objectContaining({ failure: 'unreachable' }));
  });

  it('repeats neither number nor code in an error', async () => {
    reply = failed('InternalError', `${delivery.phone} ${delivery.params.code}`);
    const error: unknown = await send().catch((reason: unknown) => reason);
    const { stack = '', cause } = error as Error;
    expect(stack).toContain('InternalError');
    expect(stack).not.toMatch(/13800000001|042042/);
    expect(cause).toBeUndefined();
  });
});
