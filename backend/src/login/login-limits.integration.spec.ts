import { Redis } from 'ioredis';
import type { CodeRequest } from '@exam/contracts';

import { LoginFixture, problemOf } from '../../test/login-fixture.ts';
import { connectRedis } from '../../test/servers.ts';
import type { LoginLimits } from './login-limits.ts';
import { loginSubject } from './login-subject.ts';

describe('login limits', () => {
  let fixture: LoginFixture;
  const { redis } = connectRedis();

  const start = async (limits: Partial<LoginLimits> = {}, connection?: Redis) => {
    fixture = await LoginFixture.start(limits, connection);
    return fixture.people;
  };
  afterEach(() => fixture.stop());
  afterAll(() => {
    redis.disconnect();
  });

  const ask = (asked: CodeRequest, address = '192.0.2.1') =>
    fixture.call('POST', '/api/login/codes', { body: asked, address });
  /** A minute goes by, as far as the next code is concerned. */
  const afterResend = async (asked: CodeRequest) => {
    await redis.del(`login:resend:${loginSubject(fixture.keyring, asked)}`);
  };
  const otherPhone = (asked: CodeRequest, index: number): CodeRequest => ({
    ...asked,
    phone: String(13_900_000_000 + index),
  });

  it('wants a minute between two codes, and says how long', async () => {
    const { candidate } = await start();
    await ask(candidate);
    const { status, body, headers } = await ask(candidate);
    expect(status).toBe(429);
    const { code, retryAfter } = body as { code: string; retryAfter: number };
    expect(code).toBe('code-too-soon');
    expect(retryAfter).toBeGreaterThan(55);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(headers.get('retry-after')).toBe(String(retryAfter));
  });

  it('lets the newer code alone be good', async () => {
    const { candidate } = await start();
    const older = await fixture.receiveCode(candidate);
    await afterResend(candidate);
    const newer = await fixture.receiveCode(candidate);
    if (older !== newer) {
      const refused = { code: 'code-wrong', triesLeft: 4 };
      expect(problemOf(await fixture.guess(candidate, older))).toEqual(refused);
    }
    expect((await fixture.guess(candidate, newer)).status).toBe(201);
  });

  it('counts the codes of a number over all roles and schools', async () => {
    const { candidate, otherSchoolId } = await start({ codesPerPhoneAndHour: 2 });
    await ask(candidate);
    await ask({ ...candidate, role: 'admin' });
    const answer = await ask({ ...candidate, schoolId: otherSchoolId });
    expect(problemOf(answer).code).toBe('code-limit-reached');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3500);
  });

  it('has a limit for the day too', async () => {
    const { candidate } = await start({ codesPerPhoneAndHour: 50, codesPerPhoneAndDay: 1 });
    await ask(candidate);
    await afterResend(candidate);
    const answer = await ask(candidate);
    expect(problemOf(answer).code).toBe('code-limit-reached');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(86_000);
  });

  it('forgives whoever has signed in, so that a bad network locks nobody out', async () => {
    const { candidate } = await start({ codesPerPhoneAndHour: 1, codesPerPhoneAndDay: 1 });
    for (let login = 0; login < 3; login += 1) {
      expect(await fixture.signIn(candidate)).not.toBe('');
    }
  });

  it('counts by address, the whole network of an IPv6 one', async () => {
    const { candidate } = await start({ codesPerAddressAndHour: 2 });
    const asked = (index: number) => otherPhone(candidate, index);
    expect((await ask(asked(1), '2001:db8::1')).status).toBe(202);
    expect((await ask(asked(2), '2001:db8::2')).status).toBe(202);
    expect(problemOf(await ask(asked(3), '2001:db8::3')).code).toBe('code-limit-reached');
    expect((await ask(asked(4), '192.0.2.9')).status).toBe(202);
  });

  it('takes only messages that leave from the quota of a school', async () => {
    const { candidate, examiner, otherSchoolId } = await start({ messagesPerSchoolAndDay: 1 });
    for (let stranger = 1; stranger <= 3; stranger += 1) {
      expect((await ask(otherPhone(candidate, stranger))).status).toBe(202);
    }
    expect((await ask(candidate)).status).toBe(202);
    const known = problemOf(await ask(examiner)).code;
    const unknown = problemOf(await ask(otherPhone(candidate, 9))).code;
    expect([known, unknown]).toEqual(['code-limit-reached', 'code-limit-reached']);
    const elsewhere = { ...otherPhone(candidate, 10), schoolId: otherSchoolId };
    expect((await ask(elsewhere)).status).toBe(202);
  });

  it('limits the guesses from one address', async () => {
    const { candidate } = await start({ guessesPerAddressAndHour: 2 });
    const codes: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const answer = await fixture.guess(otherPhone(candidate, index), '000000');
      codes.push(problemOf(answer).code);
    }
    expect(codes).toEqual(['code-expired', 'code-expired', 'too-many-requests']);
  });

  it('lets people in while Redis is away, and counts all the same', async () => {
    const nowhere = new Redis({ port: 1, lazyConnect: true, retryStrategy: () => null });
    nowhere.on('error', () => undefined);
    const { candidate, examiner } = await start({}, nowhere);
    expect(await fixture.signIn(candidate)).not.toBe('');
    await ask(examiner);
    expect(problemOf(await ask(examiner)).code).toBe('code-too-soon');
  });

  it('names neither number nor address in Redis', async () => {
    const { candidate } = await start();
    await ask(candidate, '192.0.2.77');
    const keys = await redis.keys('login:*');
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter((key) => /13800000001|192\.0\.2\.77/.test(key))).toEqual([]);
  });
});
