import { LoginFixture, problemOf } from '../../../test/login-fixture.ts';
import { SecondFactorPerson } from '../../../test/second-factor-person.ts';
import { SoftwareAuthenticator } from '../../../test/software-authenticator.ts';
import { PasskeyRecord } from './passkey-record.ts';

const site = 'http://localhost';

describe('passkeys', () => {
  let fixture: LoginFixture;
  let admin: SecondFactorPerson;
  let authenticator: SoftwareAuthenticator;

  /** Signed in, with one passkey. */
  beforeEach(async () => {
    fixture = await LoginFixture.start({ resendSeconds: 1 });
    admin = new SecondFactorPerson(fixture, fixture.people.admin);
    authenticator = new SoftwareAuthenticator(site);
    await admin.signIn();
    expect((await admin.enrolPasskey(authenticator, '办公室电脑')).status).toBe(201);
  });
  afterEach(() => fixture.stop());

  const wrong = (triesLeft: number) => ({ code: 'second-factor-wrong', triesLeft });

  it('complete a login, and count', async () => {
    const step = await admin.signInPartially();
    expect(step.methods).toEqual({ totp: false, passkey: true, recoveryCode: true });
    expect((await admin.provePasskey(authenticator)).status).toBe(200);
    expect((await admin.call('GET', '/session')).status).toBe(200);
    const row = await PasskeyRecord.findOne({ rejectOnEmpty: true });
    expect(row.counter).toBe(authenticator.counter);
    expect(row.relyingParty).toBe('localhost');
    expect(row.lastUsedAt).toBeInstanceOf(Date);
  });

  it('answer each challenge once', async () => {
    await admin.signInPartially();
    const challenge = await admin.challenge('/second-factor/passkey-proofs');
    const assertion = authenticator.prove(challenge);
    expect((await admin.assert(assertion)).status).toBe(200);
    await admin.signInPartially();
    expect(problemOf(await admin.assert(assertion))).toEqual(wrong(4));
    await admin.challenge('/second-factor/passkey-proofs');
    expect(problemOf(await admin.assert(assertion))).toEqual(wrong(3));
  });

  it('are refused for another site, another key, and a copy that counts on its own', async () => {
    await admin.signInPartially();
    const path = '/second-factor/passkey-proofs';
    const elsewhere = authenticator.prove(await admin.challenge(path), 'http://evil.localhost');
    expect(problemOf(await admin.assert(elsewhere))).toEqual(wrong(4));

    const stranger = new SoftwareAuthenticator(site);
    expect(problemOf(await admin.provePasskey(stranger))).toEqual(wrong(3));
    stranger.credentialId.set(authenticator.credentialId);
    expect(problemOf(await admin.provePasskey(stranger))).toEqual(wrong(2));

    expect((await admin.provePasskey(authenticator)).status).toBe(200);
    await admin.signInPartially();
    authenticator.counter -= 1;
    expect(problemOf(await admin.provePasskey(authenticator))).toEqual(wrong(4));
  });

  it('may belong to an authenticator that does not count', async () => {
    const silent = new SoftwareAuthenticator(site);
    silent.counter = 0;
    expect((await admin.enrolPasskey(silent, '手机')).status).toBe(201);
    for (let round = 0; round < 2; round += 1) {
      await admin.signInPartially();
      expect((await admin.provePasskey(silent)).status).toBe(200);
    }
  });

  it('are set up by a good answer to our own challenge alone', async () => {
    const other = new SoftwareAuthenticator(site);
    const path = '/second-factor/new-passkeys';
    const register = async (passkey: object) => {
      const body = { name: '手机', passkey };
      return problemOf(await admin.call('POST', '/second-factor/passkeys', body));
    };
    const foreign = other.register(await admin.challenge(path), 'http://evil.localhost');
    expect(await register(foreign)).toEqual({ code: 'passkey-refused' });
    expect(await register(other.register('AAAA'))).toEqual({ code: 'enrolment-expired' });
    await admin.challenge(path);
    expect(await register(other.register('AAAA'))).toEqual({ code: 'passkey-refused' });
    const twice = authenticator.register(await admin.challenge(path));
    expect(await register(twice)).toEqual({ code: 'passkey-refused' });
    expect(await PasskeyRecord.count()).toBe(1);
  });

  it('are of nobody else', async () => {
    const examiner = new SecondFactorPerson(fixture, fixture.people.examiner);
    await examiner.signIn();
    const own = new SoftwareAuthenticator(site);
    await examiner.enrolPasskey(own, '手机');
    await examiner.signInPartially();
    expect(problemOf(await examiner.provePasskey(authenticator))).toEqual(wrong(4));
    expect((await examiner.provePasskey(own)).status).toBe(200);
  });
});
