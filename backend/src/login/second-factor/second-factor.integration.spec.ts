import { LoginFixture, problemOf } from '../../../test/login-fixture.ts';
import { SecondFactorPerson } from '../../../test/second-factor-person.ts';
import { inSystemContext } from '../../platform/http/request-context.ts';
import { SchoolRecord } from '../../schools/index.ts';
import { PartialSessionRecord } from './partial-session-record.ts';
import { RecoveryCodeRecord } from './recovery-code-record.ts';
import { TotpFactorRecord } from './totp-factor-record.ts';

describe('second factor of staff', () => {
  let fixture: LoginFixture;
  let admin: SecondFactorPerson;

  const start = async (limits = {}) => {
    fixture = await LoginFixture.start({ resendSeconds: 1, ...limits });
    admin = new SecondFactorPerson(fixture, fixture.people.admin);
  };
  /** Signed in, with an authenticator app. */
  const enrolled = async (limits = {}) => {
    await start(limits);
    await admin.signIn();
    await admin.enrolTotp();
  };
  /** Signs in again; a code is sent again only when the last login was good. */
  const again = async () => {
    const step = await admin.signInPartially();
    expect(step.step).toBe('prove');
  };
  const setPolicy = (secondFactor: 'optional' | 'admins' | 'everyone') =>
    SchoolRecord.update({ secondFactor }, { where: { id: fixture.people.admin.schoolId } });
  const audited = async () => {
    const [rows] = await fixture.database.sequelize.query(
      `SELECT action, person_id AS personId, reason FROM audit_entry
       WHERE action LIKE 'second-factor.%' OR action LIKE 'recovery-code.%' ORDER BY sequence`,
    );
    return rows as { action: string; personId: string | null; reason: string | null }[];
  };
  afterEach(() => fixture.stop());

  it('is asked for after the SMS code of who has one, and then the cookie changes', async () => {
    await enrolled();
    const full = admin.cookie;
    await again();
    const partial = admin.cookie;
    expect(partial).not.toBe(full);
    expect(problemOf(await admin.call('GET', '/session'))).toEqual({
      code: 'second-factor-needed',
    });

    const answer = await admin.prove('totp', admin.code());
    expect(answer.status).toBe(200);
    expect(admin.cookie).not.toBe(partial);
    expect((await admin.call('GET', '/session')).body).toEqual(answer.body);
    const old = await fixture.call('GET', '/api/session', { cookie: partial });
    expect(problemOf(old)).toEqual({ code: 'unauthenticated' });
  });

  it('takes over an older session only once it is complete', async () => {
    await enrolled();
    const older = admin.cookie;
    const elsewhere = new SecondFactorPerson(fixture, fixture.people.admin);
    elsewhere.secret = admin.secret;
    await elsewhere.signInPartially();
    expect((await fixture.call('GET', '/api/session', { cookie: older })).status).toBe(200);
    const answer = await elsewhere.prove('totp', elsewhere.code());
    expect(answer.body).toEqual(jasmine.objectContaining({ tookOver: true }));
    const taken = await fixture.call('GET', '/api/session', { cookie: older });
    expect(problemOf(taken)).toEqual({ code: 'session-taken-over' });
  });

  it('refuses a code that was used, in the words for a wrong one', async () => {
    await enrolled();
    await again();
    const code = admin.code();
    expect((await admin.prove('totp', code)).status).toBe(200);
    await again();
    const replayed = await admin.prove('totp', code);
    const wrong = await admin.prove('totp', admin.code(9));
    expect(replayed.status).toBe(401);
    expect(problemOf(replayed)).toEqual({ code: 'second-factor-wrong', triesLeft: 4 });
    expect(problemOf(wrong)).toEqual({ code: 'second-factor-wrong', triesLeft: 3 });
    const actions = (await audited()).map(({ action }) => action);
    expect(actions).toEqual([
      'second-factor.enrolled',
      'second-factor.failed',
      'second-factor.failed',
    ]);
  });

  it('uses a code once when it comes twice at once', async () => {
    await enrolled();
    await again();
    const body = { method: 'totp', code: admin.code() };
    const { cookie } = admin;
    const answers = await Promise.all(
      [1, 2, 3].map(() => fixture.call('POST', '/api/second-factor/proofs', { body, cookie })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('takes a phone whose clock is a step off, and none that is further', async () => {
    await enrolled();
    await again();
    // Not the step before, which was used to set it up.
    expect((await admin.prove('totp', admin.code(3))).status).toBe(401);
    expect((await admin.prove('totp', admin.code(-3))).status).toBe(401);
    expect((await admin.prove('totp', admin.code(1))).status).toBe(200);
    await again();
    // Older than the last one that was used, though in time.
    expect((await admin.prove('totp', admin.code())).status).toBe(401);
  });

  it('pauses after five wrong codes, also for a right one and in another login', async () => {
    await enrolled();
    await again();
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const wrong = await admin.prove('totp', admin.code(9));
      expect(problemOf(wrong)).toEqual({ code: 'second-factor-wrong', triesLeft });
    }
    const paused = await admin.prove('totp', admin.code());
    expect(paused.status).toBe(429);
    expect(problemOf(paused)).toEqual({ code: 'second-factor-paused' });
    expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(800);
    await again();
    expect((await admin.prove('recoveryCode', admin.recoveryCodes[0] ?? '')).status).toBe(429);
  });

  it('limits what one session asks for', async () => {
    await start({ factorRequestsPerHour: 3 });
    await admin.signIn();
    for (const status of [200, 200, 200, 429]) {
      expect((await admin.call('GET', '/second-factor')).status).toBe(status);
    }
  });

  it('gives five minutes from the SMS code', async () => {
    await enrolled();
    await again();
    await PartialSessionRecord.update({ expiresAt: new Date(0) }, { where: {} });
    const late = await admin.prove('totp', admin.code());
    expect(problemOf(late)).toEqual({ code: 'unauthenticated' });
    await again();
    const row = await PartialSessionRecord.findOne({ order: [['createdAt', 'DESC']] });
    expect(Number(row?.expiresAt) - Number(row?.createdAt)).toBe(5 * 60_000);
  });

  it('is forgotten when somebody signs out half-way', async () => {
    await enrolled();
    await again();
    const { cookie } = admin;
    expect((await admin.call('DELETE', '/session')).status).toBe(204);
    const answer = await fixture.call('GET', '/api/second-factor', { cookie });
    expect(problemOf(answer)).toEqual({ code: 'unauthenticated' });
  });

  it('ends half-way logins of somebody who is disabled', async () => {
    await enrolled();
    await again();
    const { id } = await fixture.personOf(fixture.people.admin);
    await inSystemContext('spec', () => fixture.login.revokeSessions(id));
    expect((await admin.prove('totp', admin.code())).status).toBe(401);
  });

  describe('recovery codes', () => {
    it('are ten, are kept as hashes, and each works once in whatever form it is typed', async () => {
      await enrolled();
      expect(new Set(admin.recoveryCodes).size).toBe(10);
      const rows = await RecoveryCodeRecord.findAll();
      const [first = ''] = admin.recoveryCodes;
      expect(first).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
      expect(JSON.stringify(rows)).not.toContain(first.replace('-', ''));
      await again();
      const typed = ` ${first.toLowerCase().replace('-', ' ')}`;
      expect((await admin.prove('recoveryCode', typed)).status).toBe(200);
      await again();
      const used = await admin.prove('recoveryCode', first);
      expect(problemOf(used)).toEqual({ code: 'second-factor-wrong', triesLeft: 4 });
      expect((await audited()).map(({ action }) => action)).toContain('recovery-code.used');
    });

    it('complete one of two logins that use the same at once', async () => {
      await enrolled();
      const [code = ''] = admin.recoveryCodes;
      const cookies: string[] = [];
      for (let i = 0; i < 2; i += 1) {
        await again();
        cookies.push(admin.cookie);
      }
      const body = { method: 'recoveryCode', code };
      const answers = await Promise.all(
        cookies.map((cookie) =>
          fixture.call('POST', '/api/second-factor/proofs', { body, cookie }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it('are void once there are new ones', async () => {
      await enrolled();
      const answer = await admin.call('POST', '/account/recovery-codes');
      const { codes } = answer.body as { codes: string[] };
      expect(codes.length).toBe(10);
      await again();
      expect((await admin.prove('recoveryCode', admin.recoveryCodes[1] ?? '')).status).toBe(401);
      expect((await admin.prove('recoveryCode', codes[1] ?? '')).status).toBe(200);
    });
  });

  describe('a school that demands it', () => {
    it('leads its admins to set one up, before anything else', async () => {
      await start();
      await setPolicy('admins');
      expect((await admin.signInPartially()).step).toBe('enrol');
      expect((await admin.call('GET', '/account/security')).status).toBe(401);
      const begun = await admin.call('POST', '/second-factor/totp');
      expect((begun.body as { uri: string }).uri).toMatch(/^otpauth:\/\/totp\/.*issuer=/);
      await admin.enrolTotp();
      expect(admin.recoveryCodes.length).toBe(10);
      expect((await admin.call('GET', '/session')).status).toBe(200);
      expect((await admin.prove('recoveryCode', admin.recoveryCodes[0] ?? '')).status).toBe(200);
      const last = await admin.call('DELETE', '/account/totp');
      expect(problemOf(last)).toEqual({ code: 'second-factor-required' });
    });

    it('leaves candidates alone, and examiners unless it says everyone', async () => {
      await start();
      const examiner = new SecondFactorPerson(fixture, fixture.people.examiner);
      const candidate = new SecondFactorPerson(fixture, fixture.people.candidate);
      await setPolicy('admins');
      await examiner.signIn();
      expect((await examiner.call('GET', '/session')).status).toBe(200);
      await setPolicy('everyone');
      expect((await examiner.signInPartially()).step).toBe('enrol');
      await candidate.signIn();
      expect((await candidate.call('GET', '/session')).status).toBe(200);
      expect((await candidate.call('POST', '/second-factor/totp')).status).toBe(403);
    });

    it('is what a school that is made today does', async () => {
      await start();
      const facts = { name: '丙样例大学', pinyinInitials: 'byldx', timeZone: 'Asia/Shanghai' };
      await SchoolRecord.create(facts);
      const made = await SchoolRecord.findOne({ where: { name: facts.name } });
      expect(made?.secondFactor).toBe('admins');
    });
  });

  it('keeps no readable secret in the database', async () => {
    await enrolled();
    const row = await TotpFactorRecord.findOne();
    expect(row?.sealedSecret.length).toBeGreaterThan(32);
    expect(row?.sealedSecret).not.toContain(admin.secret);
    const [kept] = await fixture.database.sequelize.query('SELECT * FROM idempotency_key');
    expect(JSON.stringify(kept)).not.toContain(admin.secret);
  });
});
