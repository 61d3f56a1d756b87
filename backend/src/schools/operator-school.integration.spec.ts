import { randomInt, randomUUID } from 'node:crypto';

import type { AdministratorRole, OperatorSchoolDetailView } from '@exam/contracts';

import { SchoolFixture } from '../../test/school-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { ConflictError } from '../platform/errors/app-error.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { createCreateOperator } from './commands/create-operator.ts';
import { SchoolRoleStore } from './school-role-store.ts';
import { SchoolStore } from './school-store.ts';

const newPhone = () => `139${String(randomInt(10_000_000, 99_999_999))}`;

describe('a school, for operators', () => {
  let database: TestDatabase;
  let fixture: SchoolFixture;
  let operator: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    const { sequelize } = database;
    fixture = await SchoolFixture.create(sequelize);
    operator = { ...(await fixture.staff(['operator'], null)), schoolId: randomUUID() };
  });

  const params = () => ({ schoolId: fixture.schoolId });
  const view = async () =>
    (await fixture.call('get /operator/schools/:schoolId', operator, {
      params: params(),
    })) as OperatorSchoolDetailView;
  const replace = (role: AdministratorRole, replaces: string | null, facts: object = {}) =>
    fixture.call('post /operator/schools/:schoolId/administrators', operator, {
      params: params(),
      body: { role, replaces, name: '新', phone: newPhone(), reason: '手机遗失', ...facts },
    });
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as ConflictError).code,
    );

  it('shows administrators by name, role and masked phone, and nobody else', async () => {
    await fixture.staff([], null);
    await fixture.staff(['collegeAdmin']);
    await fixture.staff(['auditAdmin'], null);
    const { personId } = await fixture.staff(['schoolAdmin', 'inspector'], null);
    const { administrators } = await view();
    expect(administrators.map(({ role }) => role)).toEqual(['schoolAdmin', 'auditAdmin']);
    expect(administrators[0]).toEqual({
      ...{ id: personId, name: '测试', role: 'schoolAdmin', state: 'enabled' },
      phone: jasmine.stringMatching(/^1\d\d\*{4}\d{4}$/) as unknown as string,
    });
  });

  it('is no place of operators, nor what does not exist', async () => {
    const operatorPhone = newPhone();
    const platform = await createCreateOperator({
      ...{ sequelize: database.sequelize, people: fixture.people, schools: new SchoolStore() },
      roles: new SchoolRoleStore(database.sequelize),
      recordAudit: () => Promise.resolve(),
    })({ name: '运维', phone: operatorPhone });
    for (const schoolId of [platform.id, randomUUID()]) {
      for (const [name, body] of [
        ['get /operator/schools/:schoolId', undefined],
        ['put /operator/schools/:schoolId/sms-quota', { perDay: 1, perMonth: 1, reason: 'x' }],
        [
          'post /operator/schools/:schoolId/administrators',
          { role: 'schoolAdmin', replaces: null, name: 'x', phone: newPhone(), reason: 'x' },
        ],
      ] as const) {
        const call = fixture.call(name, operator, { params: { schoolId }, ...(body && { body }) });
        expect(await codeOf(call)).toBe('not-found');
      }
    }
    expect(await codeOf(replace('schoolAdmin', null, { phone: operatorPhone }))).toBe(
      'operator-phone',
    );
  });

  it('gets another administrator; the lost one gets nowhere from that moment', async () => {
    const lost = await fixture.staff(['schoolAdmin'], null);
    fixture.acts.length = 0;
    const phone = newPhone();
    await replace('schoolAdmin', lost.personId, { phone });
    expect(fixture.revoked).toEqual([lost.personId]);
    expect(await fixture.isDisabled(lost)).toBeTrue();
    expect(await fixture.rolesOf(lost)).toEqual([]);
    const [added, ...others] = (await view()).administrators;
    expect(others).toEqual([]);
    expect(added).toEqual(jasmine.objectContaining({ name: '新', state: 'enabled' }));
    const inTheirs = fixture.acts.filter(({ schoolId }) => schoolId === fixture.schoolId);
    expect(inTheirs.map(({ action }) => action)).toEqual([
      ...(['role.revoked', 'second-factor.reset', 'staff.disabled', 'staff.created'] as const),
      ...(['role.granted', 'administrator.replaced'] as const),
    ]);
    expect(inTheirs.filter(({ action }) => action !== 'staff.created')).toEqual(
      Array.from({ length: 5 }, () => jasmine.objectContaining({ reason: '手机遗失' })),
    );
    const inTheOperators = fixture.acts.filter(({ schoolId }) => schoolId === undefined);
    expect(inTheOperators.map(({ action }) => action)).toEqual(['administrator.replaced']);
    expect(JSON.stringify(fixture.acts)).not.toContain(phone);
  });

  it('takes one of its staff by name and phone, and nobody who administers already', async () => {
    const lost = await fixture.staff(['securityAdmin'], null);
    const phones = [newPhone(), newPhone()] as const;
    const facts = {
      schoolId: fixture.schoolId,
      collegeId: fixture.collegeId,
      kind: 'staff',
    } as const;
    const teacher = await fixture.people.add({ ...facts, name: '教师', phone: phones[0] });
    const auditor = await fixture.people.add({ ...facts, name: '审计', phone: phones[1] });
    const roles = new SchoolRoleStore(database.sequelize);
    const granted = { grantedAt: null, grantedBy: null };
    await roles.add({ personId: auditor.id, role: 'auditAdmin', ...granted });
    const attempt = (name: string, phone: string) =>
      codeOf(replace('securityAdmin', lost.personId, { name, phone }));
    expect(await attempt('审计', phones[1])).toBe('role-conflict');
    expect(await attempt('别人', phones[0])).toBe('phone-taken');
    expect(await fixture.rolesOf(lost)).toEqual(['securityAdmin']);
    expect(await attempt('教师', phones[0])).toBe('done');
    expect(await fixture.people.schoolRolesOf(teacher.id)).toEqual(['securityAdmin']);
  });

  it('fills an empty place once, also for two operators at once', async () => {
    const both = [codeOf(replace('auditAdmin', null)), codeOf(replace('auditAdmin', null))];
    expect((await Promise.all(both)).sort()).toEqual(['administrator-present', 'done']);
    const stranger = await fixture.staff(['schoolAdmin'], null);
    expect(await codeOf(replace('auditAdmin', stranger.personId))).toBe('not-found');
  });

  it('gets another quota of SMS, which its own log and settings tell', async () => {
    fixture.acts.length = 0;
    const body = { perDay: 300, perMonth: 4_000, reason: '复试季' };
    const set = (changes: object = {}) =>
      fixture.call('put /operator/schools/:schoolId/sms-quota', operator, {
        params: params(),
        body: { ...body, ...changes },
      });
    expect(await set()).toEqual(
      jasmine.objectContaining({
        sms: { day: { limit: 300, used: 0 }, month: { limit: 4_000, used: 0 } },
      }),
    );
    const act = {
      action: 'sms-quota.changed',
      before: { perDay: 2_000, perMonth: 20_000 },
      after: { perDay: 300, perMonth: 4_000 },
      reason: '复试季',
    } as const;
    const told = fixture.acts.map(({ schoolId }) => schoolId);
    expect(told).toEqual([undefined, fixture.schoolId]);
    expect(fixture.acts).toEqual([1, 2].map(() => jasmine.objectContaining(act)));
    await set();
    expect(fixture.acts.length).toBe(2);
    await expectAsync(set({ perDay: 5_000 })).toBeRejected();
    const admin = await fixture.staff(['schoolAdmin'], null);
    expect(await fixture.call('get /admin/settings', admin)).toEqual(
      jasmine.objectContaining({
        sms: { day: { limit: 300, used: 0 }, month: { limit: 4_000, used: 0 } },
        loginCodesPerDay: 100,
      }),
    );
  });
});
