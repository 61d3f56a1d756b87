import { authoritySubject as subject } from '../../../../test/authority-subject.ts';
import {
  startHttpStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../../../test/http-stub.ts';
import { isSignedForTencent } from '../../../../test/tencent-signature.ts';
import { AuthorityError } from '../identity-authority.ts';
import { TencentAuthority } from './tencent-authority.ts';

const keys = { secretId: 'stub-id', secretKey: 'stub-secret' };
const ref = 'CE661F1A-0F1E-45BD-BE13-34C05CEA7681';
const ruleId = '1';
const url = 'https://open.weixin.test/connect/oauth2/authorize?redirect_uri=x#wechat_redirect';
const good = (facts: object) => ({ json: { Response: { RequestId: 'r', ...facts } } });
const failed = (Code: string, Message = 'no') => good({ Error: { Code, Message } });

describe('TencentAuthority', () => {
  let stub: HttpStub;
  let received: StubRequest[];
  let reply: StubAnswer;

  beforeEach(async () => {
    received = [];
    reply = good({ BizToken: ref, Url: url });
    stub = await startHttpStub((request) => {
      received.push(request);
      return isSignedForTencent(request, keys) ? reply : failed('AuthFailure.SignatureFailure');
    });
  });
  afterEach(() => {
    stub.close();
  });

  const authority = (changes: { secretKey?: string; timeoutMs?: number } = {}) =>
    new TencentAuthority({
      ...{ ...keys, endpoint: stub.origin, region: 'ap-guangzhou', ruleId, timeoutMs: 2_000 },
      ...changes,
    });
  const failure = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((reason: unknown) => reason);
    return error instanceof AuthorityError ? `${error.failure} ${error.providerCode}` : error;
  };
  const sent = () => JSON.parse(received[0]?.body ?? '') as unknown;

  it('begins a check by name and number, in a signed request, and sends no picture', async () => {
    expect(await authority().start(subject)).toEqual({ ref, url });
    const [request] = received;
    expect(request?.headers['x-tc-action']).toBe('DetectAuth');
    expect(request?.headers['x-tc-version']).toBe('2018-03-01');
    expect(sent()).toEqual({
      RuleId: ruleId,
      Name: subject.name,
      IdCard: '110101199003070038',
      RedirectUrl: subject.returnUrl,
      Extra: subject.checkId,
    });
  });

  it('compares with the photo on file where there is no number, and needs one of them', async () => {
    await authority().start({ ...subject, idNumber: null });
    expect(sent()).toEqual({
      RuleId: ruleId,
      ImageBase64: 'YSBwaG90bw==',
      RedirectUrl: subject.returnUrl,
      Extra: subject.checkId,
    });
    const nobody = authority().start({ ...subject, idNumber: null, image: null });
    expect(await failure(nobody)).toMatch(/^subjectIncomplete/);
    expect(received.length).toBe(1);
  });

  it('is refused with a wrong secret', async () => {
    const wrong = authority({ secretKey: 'wrong' });
    expect(await failure(wrong.start(subject))).toBe('refused AuthFailure.SignatureFailure');
    expect(await failure(wrong.result(ref))).toBe('refused AuthFailure.SignatureFailure');
  });

  it('verifies only by the code 0, asks for no picture, and keeps codes alone', async () => {
    const personal = { Name: subject.name, IdCard: subject.idNumber, OcrAddress: 'xx' };
    const passed = { ErrCode: 0, ErrMsg: '成功', LiveStatus: 0, Comparestatus: 0, Sim: '97.70' };
    reply = good({ Text: { ...passed, ...personal }, BestFrame: { BestFrame: 'xx' } });
    expect(await authority().result(ref)).toEqual({
      ...{ status: 'verified', score: 0.977 },
      raw: { errCode: 0, score: 0.977, requestId: 'r', liveStatus: 0, compareStatus: 0 },
    });
    expect(sent()).toEqual({ BizToken: ref, RuleId: ruleId, InfoType: '1' });
    for (const [facts, reason] of [
      [{ ErrCode: 1001, LiveStatus: 0, Comparestatus: 0 }, 'notConfirmed'],
      [{ ErrCode: 2, LiveStatus: 0, Comparestatus: 1004 }, 'notConfirmed'],
      [{ ErrCode: 1, LiveStatus: 1003 }, 'notLive'],
      [{ ErrCode: -1, Sim: '99.00' }, 'notConfirmed'],
    ] as const) {
      reply = good({ Text: facts });
      const answer = await authority().result(ref);
      expect(answer).toEqual(jasmine.objectContaining({ status: 'notVerified', reason }));
    }
  });

  it('waits for who is not done yet', async () => {
    for (const facts of [
      {},
      { Text: null },
      { Text: {} },
      { Text: { ErrCode: null, Sim: null } },
    ]) {
      reply = good(facts);
      expect(await authority().result(ref)).toEqual({ status: 'pending' });
    }
  });

  it('tells arrears and throttling from other refusals, and faults of the authority', async () => {
    for (const [code, told] of [
      ['RequestLimitExceeded', 'quotaExceeded'],
      ['UnauthorizedOperation.Arrears', 'quotaExceeded'],
      ['UnauthorizedOperation.ChargeStatusException', 'quotaExceeded'],
      ['InvalidParameterValue', 'refused'],
      ['InternalError.ActionLightDark', 'unavailable'],
    ] as const) {
      reply = failed(code);
      expect(await failure(authority().start(subject))).toBe(`${told} ${code}`);
      expect(await failure(authority().result(ref))).toBe(`${told} ${code}`);
    }
    reply = good({ Text: { ErrCode: '0' } });
    expect(await failure(authority().result(ref))).toMatch(/^refused /);
    for (const facts of [{}, { BizToken: ref }, { BizToken: ref, Url: 'nowhere' }]) {
      reply = good(facts);
      expect(await failure(authority().start(subject))).toMatch(/^refused /);
    }
  });

  it('asks once, and gives up in time', async () => {
    reply = null;
    expect(await failure(authority({ timeoutMs: 100 }).start(subject))).toMatch(/^timedOut /);
    expect(received.length).toBe(1);
    reply = { status: 502, json: {} };
    expect(await failure(authority().start(subject))).toBe('unavailable HTTP 502');
    stub.close();
    expect(await failure(authority().result(ref))).toMatch(/^unavailable /);
  });

  it('repeats neither name nor number in an error', async () => {
    reply = failed('InternalError', `${subject.name} ${subject.idNumber ?? ''}`);
    const error: unknown = await authority()
      .start(subject)
      .catch((reason: unknown) => reason);
    const { stack = '', cause } = error as Error;
    expect(stack).toContain('InternalError');
    expect(stack).not.toMatch(/蔡宇轩|110101199003070038/);
    expect(cause).toBeUndefined();
  });
});
