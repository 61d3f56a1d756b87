import type { CodeRequest } from '@exam/contracts';

import { cookieOf, LoginFixture, problemOf, type Answer } from '../../test/login-fixture.ts';
import type { LoginPeople } from '../../test/login-people.ts';
import { OutboxRecord } from '../platform/event-stream/outbox.ts';
import { LoginCodeRecord } from './login-code-record.ts';

const STRANGER = '13911111111';

/** A code that is not the right one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('login codes', () => {
  let fixture: LoginFixture;
  let people: LoginPeople;

  beforeEach(async () => {
    fixture = await LoginFixture.start({ codesPerPhoneAndHour: 100, codesPerPhoneAndDay: 100 });
    ({ people } = fixture);
  });
  afterEach(() => fixture.stop());

  const ask = (asked: CodeRequest): Promise<Answer> =>
    fixture.call('POST', '/api/login/codes', { body: asked });
  const guess = async (asked: CodeRequest, code: string) =>
    problemOf(await fixture.guess(asked, code));

  /** Everyone who may not sign in, by what is wrong with them. */
  const outsiders = (): Record<string, CodeRequest> => ({
    'unknown phone': { ...people.candidate, phone: STRANGER },
    'wrong college': { ...people.candidate, collegeId: people.otherCollegeId },
    'no college': { ...people.candidate, collegeId: null },
    'wrong school': { ...people.candidate, schoolId: people.otherSchoolId },
    'no such school': { ...people.candidate, schoolId: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22' },
    'candidate as examiner': { ...people.candidate, role: 'examiner' },
    'candidate as admin': { ...people.candidate, role: 'admin' },
    'examiner as candidate': { ...people.examiner, role: 'candidate' },
    'examiner without a room': people.idle,
    'examiner as admin': { ...people.examiner, role: 'admin' },
    'admin as examiner': { ...people.admin, role: 'examiner' },
  });

  it('leads to a session with a cookie that scripts and other sites cannot use', async () => {
    const { candidate } = people;
    const answer = await fixture.guess(candidate, await fixture.receiveCode(candidate));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const { role, schoolId, collegeId } = candidate;
    const view = { role, tookOver: false, rooms: [], schoolRoles: [] };
    expect(answer.body).toEqual(jasmine.objectContaining(view));
    const tenant = { school: { id: schoolId }, college: { id: collegeId } };
    expect(answer.body).toEqual(
      jasmine.objectContaining({
        school: jasmine.objectContaining(tenant.school),
        college: jasmine.objectContaining(tenant.college),
      }),
    );
    const again = await fixture.call('GET', '/api/session', { cookie: cookieOf(answer) });
    expect(again.body).toEqual(answer.body);
  });

  it('takes the number however it is written, and the code in any width', async () => {
    const { candidate } = people;
    const code = await fixture.receiveCode(candidate);
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const answer = await fixture.guess({ ...candidate, phone: '+86 138-0000-0001' }, ` ${wide} `);
    expect(answer.status).toBe(201);
  });

  it('keeps neither number nor code readable', async () => {
    const { candidate } = people;
    await ask(candidate);
    const stored = JSON.stringify([await OutboxRecord.findAll(), await LoginCodeRecord.findAll()]);
    const code = await fixture.receiveCode(candidate);
    expect(code).toMatch(/^\d{6}$/);
    expect(stored).not.toContain(candidate.phone);
    expect(stored).not.toContain(`"${code}"`);
  });

  it('answers the same to whoever may not sign in, after the same work, and sends nothing', async () => {
    const query = spyOn(fixture.database.sequelize, 'query').and.callThrough();
    const work = async (asked: CodeRequest) => {
      query.calls.reset();
      const { status, body, headers } = await ask(asked);
      const shapes = query.calls.allArgs().map(([sql]) => {
        const text = typeof sql === 'string' ? sql : sql.query;
        return text.replace(/'[^']*'|\bNULL\b|\d+/g, '?');
      });
      await fixture.deliver();
      return { status, body, headers: [...headers.keys()].sort(), shapes };
    };
    const known = new Map<string, Awaited<ReturnType<typeof work>>>();
    for (const asked of [people.candidate, people.examiner, people.admin]) {
      known.set(asked.role, await work(asked));
    }
    const insider = known.get('candidate');
    expect(insider?.status).toBe(202);
    expect(insider?.body).toEqual({ resendAfter: 60, expiresIn: 300 });
    expect(insider?.shapes.length).toBeGreaterThan(4);
    for (const [name, asked] of Object.entries(outsiders())) {
      expect(await work(asked))
        .withContext(name)
        .toEqual(known.get(asked.role) as never);
    }
    const inbox = await fixture.call('GET', `/api/dev/sms?phone=${STRANGER}`);
    expect(inbox.body).toEqual({ messages: [] });
    const own = await fixture.call('GET', `/api/dev/sms?phone=${people.idle.phone}`);
    expect(own.body).toEqual({ messages: [] });
  });

  it('counts wrong guesses, the same for a number that nobody has', async () => {
    for (const asked of [people.candidate, { ...people.candidate, phone: STRANGER }]) {
      const code = (await fixture.receiveCode(asked)) || '000000';
      for (const triesLeft of [4, 3, 2, 1]) {
        expect(await guess(asked, wrong(code))).toEqual({ code: 'code-wrong', triesLeft });
      }
      const usedUp = { code: 'code-tries-used-up', triesLeft: 0 };
      expect(await guess(asked, wrong(code))).toEqual(usedUp);
      expect(await guess(asked, code)).toEqual(usedUp);
    }
  });

  it('compares no more than five codes, though many are tried at once', async () => {
    const { candidate } = people;
    const code = await fixture.receiveCode(candidate);
    const compare = spyOn(fixture.keyring, 'matches').and.callThrough();
    const guesses = Array.from({ length: 40 }, () => guess(candidate, wrong(code)));
    const refused = (await Promise.all(guesses)).filter(
      (seen) => seen.code === 'code-tries-used-up',
    );
    expect(compare).toHaveBeenCalledTimes(5);
    expect(refused.length).toBeGreaterThanOrEqual(35);
  });

  it('belongs to one number, role, school and college', async () => {
    const { candidate, examiner, otherCollegeId, otherSchoolId } = people;
    const code = await fixture.receiveCode(candidate);
    const expired = { code: 'code-expired' };
    expect(await guess({ ...candidate, phone: STRANGER }, code)).toEqual(expired);
    expect(await guess(examiner, code)).toEqual(expired);
    expect(await guess({ ...candidate, role: 'examiner' }, code)).toEqual(expired);
    expect(await guess({ ...candidate, collegeId: otherCollegeId }, code)).toEqual(expired);
    expect(await guess({ ...candidate, schoolId: otherSchoolId }, code)).toEqual(expired);
    expect((await fixture.guess(candidate, code)).status).toBe(201);
  });

  it('is no good after five minutes of the database', async () => {
    const { candidate } = people;
    const code = await fixture.receiveCode(candidate);
    await fixture.database.sequelize.query('UPDATE login_code SET expires_at = NOW(3)');
    expect(await guess(candidate, code)).toEqual({ code: 'code-expired' });
  });

  it('works once, also when it is sent many times at once', async () => {
    const { candidate } = people;
    const code = await fixture.receiveCode(candidate);
    const logins = await Promise.all(
      Array.from({ length: 5 }, () => fixture.guess(candidate, code)),
    );
    const refused = logins.filter(({ status }) => status !== 201).map(problemOf);
    expect(refused.length).toBe(4);
    expect(refused.every((seen) => seen.code === 'code-expired')).toBeTrue();
    expect(await guess(candidate, code)).toEqual({ code: 'code-expired' });
  });

  it('loses its worth when the role is taken away meanwhile', async () => {
    const { examiner } = people;
    const code = await fixture.receiveCode(examiner);
    fixture.roomRoles.clear();
    expect(await guess(examiner, code)).toEqual({ code: 'code-expired' });
  });

  it('takes signs of SQL and HTML in any field for a malformed request', async () => {
    const good = { ...people.candidate, code: '123456' };
    for (const field of Object.keys(good)) {
      for (const evil of ["' OR 1=1 -- ", '<script>alert(1)</script>', '{"$gt":""}']) {
        const body = { ...good, [field]: evil };
        const answer = await fixture.call('POST', '/api/login/sessions', { body });
        expect(answer.status).withContext(field).toBe(400);
        expect(answer.body).toEqual(jasmine.objectContaining({ code: 'invalid-request' }));
        expect(JSON.stringify(answer.body)).toContain(`"/${field}"`);
        expect(JSON.stringify(answer.body)).not.toContain(evil);
      }
    }
  });
});
