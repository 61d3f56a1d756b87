import { isSignedForAliyun } from '../../../../test/aliyun-signature.ts';
import { authoritySubject as subject } from '../../../../test/authority-subject.ts';
import {
  startHttpStub,
  type HttpStub,
  type StubAnswer,
  type StubRequest,
} from '../../../../test/http-stub.ts';
import { AuthorityError } from '../identity-authority.ts';
import { AliyunAuthority } from './aliyun-authority.ts';

const keys = { accessKeyId: 'stub-key-id', accessKeySecret: 'stub-key-secret' };
const began = {
  certifyId: '91707dc296d469ad38e4c5efa6a0f24b',
  certifyUrl: 'https://aliyun.test/h5',
};
const good = (ResultObject: object, Code = '200') => ({
  json: { Code, Message: 'success', RequestId: 'r', ResultObject },
});
const startGood = good({ CertifyId: began.certifyId, CertifyUrl: began.certifyUrl });

describe('AliyunAuthority', () => {
  let stub: HttpStub;
  let received: StubRequest[];
  let reply: StubAnswer;

  beforeEach(async () => {
    received = [];
    reply = startGood;
    stub = await startHttpStub((request) => {
      received.push(request);
      if (isSignedForAliyun(request, keys)) return reply;
      const json = { Code: 'SignatureDoesNotMatch', Message: 'no', RequestId: 'r' };
      return { status: 400, json };
    });
  });
  afterEach(() => {
    stub.close();
  });

  const authority = (changes: { accessKeySecret?: string; timeoutMs?: number } = {}) =>
    new AliyunAuthority({
      ...{ ...keys, endpoint: stub.origin, sceneId: 1_000_000_006, timeoutMs: 2_000 },
      ...changes,
    });
  const failure = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((reason: unknown) => reason);
    return error instanceof AuthorityError ? `${error.failure} ${error.providerCode}` : error;
  };

  it('begins a check by name and number, in a signed request, and sends no picture', async () => {
    expect(await authority().start(subject)).toEqual({
      ref: began.certifyId,
      url: began.certifyUrl,
    });
    const [request] = received;
    expect(request?.headers['x-acs-action']).toBe('InitFaceVerify');
    expect(request?.headers['x-acs-version']).toBe('2019-03-07');
    const sent = Object.fromEntries(request?.url.searchParams ?? []);
    expect(sent).toEqual({
      SceneId: '1000000006',
      OuterOrderNo: '0b9d2c0e6f0a4a428a0e0f1f0d7a1c11',
      ProductCode: 'ID_PRO',
      CertType: 'IDENTITY_CARD',
      CertName: subject.name,
      CertNo: '110101199003070038',
      MetaInfo: jasmine.stringContaining('"ua":"Mozilla/5.0"') as unknown as string,
      ReturnUrl: subject.returnUrl,
    });
    expect(request?.body).not.toContain('FaceContrastPicture');
  });

  it('compares with the photo on file where there is no number, and needs one of them', async () => {
    await authority().start({ ...subject, idNumber: null });
    const [request] = received;
    expect(request?.url.searchParams.get('ProductCode')).toBe('PV_FV');
    expect(new URLSearchParams(request?.body).get('FaceContrastPicture')).toBe('YSBwaG90bw==');
    const nobody = authority().start({ ...subject, idNumber: null, image: null });
    expect(await failure(nobody)).toMatch(/^subjectIncomplete/);
    expect(received.length).toBe(1);
  });

  it('is refused with a wrong secret', async () => {
    const wrong = authority({ accessKeySecret: 'wrong' });
    expect(await failure(wrong.start(subject))).toBe('refused SignatureDoesNotMatch');
    expect(await failure(wrong.result('x'))).toBe('refused SignatureDoesNotMatch');
  });

  it('verifies only by a passed check, and keeps codes alone', async () => {
    reply = good({
      Passed: 'T',
      SubCode: '200',
      MaterialInfo: '{"facialPictureFront":{"verifyScore":"99.5","pictureUrl":"https://x/y.jpg"}}',
      IdentityInfo: `{"certName":"${subject.name}"}`,
    });
    const raw = { code: '200', requestId: 'r', passed: 'T', subCode: '200', score: 0.995 };
    expect(await authority().result(began.certifyId)).toEqual({
      ...{ status: 'verified', score: 0.995, raw },
    });
    expect(received[0]?.url.searchParams.get('CertifyId')).toBe(began.certifyId);
    for (const [facts, reason] of [
      [{ Passed: 'F', SubCode: '201' }, 'mismatch'],
      [{ Passed: 'F', SubCode: '202' }, 'noRecord'],
      [{ Passed: 'F', SubCode: '205' }, 'notLive'],
      [{ Passed: 'F', SubCode: '209' }, 'unavailable'],
      [{ Passed: 'F', SubCode: '299' }, 'notConfirmed'],
      [{ Passed: 'F', SubCode: '200' }, 'notConfirmed'],
      [{ Passed: 'T', SubCode: '206' }, 'notConfirmed'],
      [{ Passed: 'T' }, 'notConfirmed'],
    ] as const) {
      reply = good(facts);
      const answer = await authority().result(began.certifyId);
      expect(answer).toEqual(jasmine.objectContaining({ status: 'notVerified', reason }));
    }
  });

  it('waits for who is not done yet', async () => {
    for (const answer of [good({}), good({}, '403'), good({}, '424')]) {
      reply = answer;
      expect(await authority().result('x')).toEqual({ status: 'pending' });
    }
    expect(await failure(authority().start(subject))).toBe('refused 424');
  });

  it('tells arrears and throttling from other refusals, and faults of the authority', async () => {
    for (const [answer, told] of [
      [good({}, '412'), 'quotaExceeded 412'],
      [good({}, '417'), 'noRecord 417'],
      [good({}, '418'), 'quotaExceeded 418'],
      [good({}, '401'), 'refused 401'],
      [good({}, '500'), 'unavailable 500'],
      [{ status: 400, json: { Code: 'Throttling.User' } }, 'quotaExceeded Throttling.User'],
    ] as const) {
      reply = answer;
      expect(await failure(authority().start(subject))).toBe(told);
      expect(await failure(authority().result('x'))).toBe(told);
    }
  });

  it('asks once, and gives up in time', async () => {
    reply = null;
    expect(await failure(authority({ timeoutMs: 100 }).start(subject))).toMatch(/^timedOut /);
    expect(received.length).toBe(1);
    stub.close();
    expect(await failure(authority().result('x'))).toMatch(/^unavailable /);
  });

  it('repeats neither name nor number in an error', async () => {
    const Message = `${subject.name} ${subject.idNumber ?? ''}`;
    reply = { status: 400, json: { Code: 'InvalidParameter', Message, RequestId: 'r' } };
    const error: unknown = await authority()
      .start(subject)
      .catch((reason: unknown) => reason);
    const { stack = '', cause } = error as Error;
    expect(stack).toContain('InvalidParameter');
    expect(stack).not.toMatch(/蔡宇轩|110101199003070038/);
    expect(cause).toBeUndefined();
  });
});
