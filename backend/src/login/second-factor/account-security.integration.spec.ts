import { accountSecurityView } from '@exam/contracts';

import { LoginFixture, problemOf } from '../../../test/login-fixture.ts';
import { SecondFactorPerson } from '../../../test/second-factor-person.ts';
import { SoftwareAuthenticator } from '../../../test/software-authenticator.ts';
import { SchoolRecord, SchoolRoleRecord } from '../../schools/index.ts';
import { LoginSessionRecord } from '../login-session-record.ts';
import { PasskeyRecord } from './passkey-record.ts';
import { RecoveryCodeRecord } from './recovery-code-record.ts';

describe('account security', () => {
  let fixture: LoginFixture;
  let examiner: SecondFactorPerson;
  let admin: SecondFactorPerson;
  let examinerId: string;

  beforeEach(async () => {
    fixture = await LoginFixture.start({ resendSeconds: 1 });
    const { people } = fixture;
    examiner = new SecondFactorPerson(fixture, people.examiner);
    admin = new SecondFactorPerson(fixture, people.admin);
    examinerId = (await fixture.personOf(people.examiner)).id;
    const { id: personId } = await fixture.personOf(people.admin);
    await SchoolRoleRecord.update({ role: 'securityAdmin' }, { where: { personId } });
    await examiner.signIn();
    await examiner.enrolTotp();
  });
  afterEach(() => fixture.stop());

  const view = async () =>
    accountSecurityView.parse((await examiner.call('GET', '/account/security')).body);
  /** As if the last proof were long ago. */
  const forgetProof = () => LoginSessionRecord.update({ secondFactorAt: null }, { where: {} });

  it('shows what there is, and no secret of it', async () => {
    await examiner.enrolPasskey(new SoftwareAuthenticator('http://localhost'), '办公室电脑');
    const shown = await view();
    expect(shown.totpSince).not.toBeNull();
    expect(shown.passkeys.map(({ name }) => name)).toEqual(['办公室电脑']);
    expect(shown.recoveryCodesLeft).toBe(10);
    expect(shown.policy).toBe('optional');
    expect(shown.required).toBeFalse();
    expect(JSON.stringify(shown)).not.toContain(examiner.secret);
  });

  it('changes nothing without a proof in this session just before', async () => {
    await examiner.enrolPasskey(new SoftwareAuthenticator('http://localhost'), '办公室电脑');
    const [passkey] = (await view()).passkeys;
    const path = `/account/passkeys/${passkey?.id ?? ''}`;
    await forgetProof();
    const attempts: [string, string, object?][] = [
      ['DELETE', '/account/totp'],
      ['DELETE', path],
      ['POST', `${path}/name`, { name: '家里' }],
      ['POST', '/account/recovery-codes'],
      ['POST', '/second-factor/totp'],
      ['POST', '/second-factor/new-passkeys'],
    ];
    for (const [method, target, body] of attempts) {
      const answer = await examiner.call(method, target, body);
      expect(answer.status).withContext(target).toBe(403);
      expect(problemOf(answer)).withContext(target).toEqual({ code: 'second-factor-unproved' });
    }
    expect((await view()).provedUntil).toBeNull();

    expect((await examiner.prove('totp', examiner.code())).status).toBe(200);
    expect((await view()).provedUntil).not.toBeNull();
    const renamed = await examiner.call('POST', `${path}/name`, { name: ' 家里 ' });
    expect(renamed.status).toBe(204);
    expect((await view()).passkeys.map(({ name }) => name)).toEqual(['家里']);
    expect((await examiner.call('DELETE', path)).status).toBe(204);
    expect((await examiner.call('DELETE', path)).status).toBe(404);
  });

  it('asks for another proof after five minutes', async () => {
    const before = Date.now() - 5 * 60_000;
    await LoginSessionRecord.update({ secondFactorAt: new Date(before) }, { where: {} });
    expect((await examiner.call('DELETE', '/account/totp')).status).toBe(403);
    const almost = new Date(before + 30_000);
    await LoginSessionRecord.update({ secondFactorAt: almost }, { where: {} });
    expect((await examiner.call('DELETE', '/account/totp')).status).toBe(204);
  });

  it('takes the recovery codes with the last factor, and then asks for none', async () => {
    expect((await examiner.call('DELETE', '/account/totp')).status).toBe(204);
    expect(await RecoveryCodeRecord.count()).toBe(0);
    expect((await examiner.call('POST', '/account/recovery-codes')).status).toBe(404);
    await examiner.signIn();
    expect((await examiner.call('GET', '/session')).status).toBe(200);
  });

  it('reaches nobody else’s passkey', async () => {
    await admin.signIn();
    await admin.enrolPasskey(new SoftwareAuthenticator('http://localhost'), '办公室电脑');
    const passkey = await PasskeyRecord.findOne({ rejectOnEmpty: true });
    expect((await examiner.call('DELETE', `/account/passkeys/${passkey.id}`)).status).toBe(404);
    expect(await PasskeyRecord.count()).toBe(1);
  });

  it('ends every other login', async () => {
    const elsewhere = new SecondFactorPerson(fixture, fixture.people.examiner);
    await elsewhere.signInPartially();
    expect((await view()).otherSessions).toBe(1);
    const ended = await examiner.call('POST', '/account/other-sessions/end');
    expect(ended.body).toEqual({ ended: 1 });
    expect((await elsewhere.prove('recoveryCode', examiner.recoveryCodes[0] ?? '')).status).toBe(
      401,
    );
    expect((await examiner.call('GET', '/session')).status).toBe(200);
  });

  describe('of a colleague who lost everything', () => {
    const reset = (id: string, reason = '手机遗失，已当面核对身份证') =>
      admin.call('POST', `/staff/${id}/second-factor/reset`, { reason });

    it('is reset by the security admin, with a reason, and signs them out', async () => {
      await admin.signIn();
      const before = await admin.call('GET', `/staff/${examinerId}/second-factor`);
      expect(before.body).toEqual({ totp: true, passkeys: 0, recoveryCodesLeft: 10 });
      expect((await reset(examinerId, ' ')).status).toBe(400);
      expect((await reset(examinerId)).status).toBe(204);
      expect((await examiner.call('GET', '/session')).status).toBe(401);
      await examiner.signIn();
      expect((await examiner.call('GET', '/session')).status).toBe(200);
      const [rows] = await fixture.database.sequelize.query(
        "SELECT subject_id AS id, reason FROM audit_entry WHERE action = 'second-factor.reset'",
      );
      expect(rows).toEqual([{ id: examinerId, reason: '手机遗失，已当面核对身份证' }]);
    });

    it('is for nobody else to reset', async () => {
      expect((await examiner.call('GET', `/staff/${examinerId}/second-factor`)).status).toBe(403);
      await admin.signIn();
      const self = await fixture.personOf(fixture.people.admin);
      expect((await reset(self.id)).status).toBe(403);
      const candidate = await fixture.personOf(fixture.people.candidate);
      expect((await reset(candidate.id)).status).toBe(404);
      await SchoolRoleRecord.update({ role: 'schoolAdmin' }, { where: { personId: self.id } });
      expect((await reset(examinerId)).status).toBe(403);
    });
  });

  it('lets the security admin say who must have a second factor', async () => {
    await admin.signIn();
    const set = (policy: string) => admin.call('POST', '/school/second-factor-policy', { policy });
    expect((await set('everyone')).status).toBe(204);
    expect((await set('nobody')).status).toBe(400);
    const school = await SchoolRecord.findByPk(fixture.people.admin.schoolId);
    expect(school?.secondFactor).toBe('everyone');
    expect((await view()).required).toBeTrue();
    const [rows] = await fixture.database.sequelize.query(
      "SELECT after_facts AS facts FROM audit_entry WHERE action = 'school.changed'",
    );
    expect(rows).toEqual([{ facts: '{"secondFactor":"everyone"}' }]);
  });
});
