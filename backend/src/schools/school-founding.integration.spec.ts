import { randomUUID } from 'node:crypto';

import type { OperatorSchoolsView, OperatorSchoolView } from '@exam/contracts';

import { SchoolFixture } from '../../test/school-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { ConflictError } from '../platform/errors/app-error.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { createCreateOperator } from './commands/create-operator.ts';
import { PersonRecord } from './person-record.ts';
import { SchoolRecord } from './school-record.ts';
import { SchoolRoleStore } from './school-role-store.ts';
import { SchoolStore } from './school-store.ts';

const three = {
  schoolAdmin: { name: '甲', phone: '13900000001' },
  securityAdmin: { name: '乙', phone: '13900000002' },
  auditAdmin: { name: '丙', phone: '13900000003' },
};
const request = (name: string) => ({
  name,
  pinyinInitials: 'xdx',
  timeZone: 'Asia/Shanghai',
  ...three,
});

describe('the founding of a school', () => {
  let database: TestDatabase;
  let fixture: SchoolFixture;
  let operator: Actor;

  beforeAll(async () => {
    database = await createDatabase();
    const { sequelize } = database;
    fixture = await SchoolFixture.create(sequelize);
    const { people } = fixture;
    const founding = { sequelize, people, schools: new SchoolStore() };
    const create = createCreateOperator({
      ...founding,
      roles: new SchoolRoleStore(sequelize),
      recordAudit: () => Promise.resolve(),
    });
    const platform = await create({ name: '运维', phone: '13912345678' });
    // The second one joins the first.
    expect((await create({ name: '运维二', phone: '13912345679' })).id).toBe(platform.id);
    operator = { ...(await fixture.staff(['operator'], null)), schoolId: platform.id };
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    fixture.acts.length = 0;
    fixture.revoked.length = 0;
  });

  const found = async (body: object) =>
    (await fixture.call('post /operator/schools', operator, { body })) as OperatorSchoolView;
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as ConflictError).code,
    );

  it('gives it three administrators, each in its own log', async () => {
    const { id } = await found(request('新大学'));
    const staff = await PersonRecord.findAll({ where: { schoolId: id }, order: ['name'] });
    const roles = await Promise.all(staff.map((one) => fixture.people.schoolRolesOf(one.id)));
    expect(new Set(roles.map(([role]) => role))).toEqual(
      new Set(['schoolAdmin', 'securityAdmin', 'auditAdmin']),
    );
    expect(roles.every((held) => held.length === 1)).toBeTrue();
    const inTheirs = fixture.acts.filter(({ schoolId }) => schoolId === id);
    expect(inTheirs.map(({ action }) => action)).toEqual([
      'school.created',
      ...Array.from({ length: 3 }, () => ['staff.created', 'role.granted'] as const).flat(),
    ]);
    expect(fixture.acts.length).toBe(inTheirs.length + 1);
    expect(JSON.stringify(fixture.acts)).not.toMatch(/1390000\d{4}/);
  });

  it('wants three different people, none of them an operator, and a name of its own', async () => {
    const same = { ...request('又一大学'), auditAdmin: three.schoolAdmin };
    await expectAsync(found(same)).toBeRejected();
    const self = { ...request('又一大学'), auditAdmin: { name: '运维', phone: '13912345678' } };
    expect(await codeOf(found(self))).toBe('operator-phone');
    expect(await codeOf(found(request('平台运维')))).toBe('name-taken');
    expect(await SchoolRecord.count({ where: { name: '又一大学' } })).toBe(0);
    const both = await Promise.all([
      codeOf(found(request('同名大学'))),
      codeOf(found(request('同名大学'))),
    ]);
    expect(both.sort()).toEqual(['done', 'name-taken']);
  });

  it('is what operators see of it, and neither their own place nor anybody in it', async () => {
    const search = async (text: string) =>
      (await fixture.call('get /operator/schools', operator, {
        query: { search: text },
      })) as OperatorSchoolsView;
    await found(request('可见大学'));
    const all = await search('');
    expect(all.schools.map(({ name }) => name)).not.toContain('平台运维');
    const [school] = (await search('可见')).schools;
    expect(Object.keys(school ?? {}).sort()).toEqual([
      'createdAt',
      'id',
      'name',
      'pinyinInitials',
      'state',
      'timeZone',
    ]);
  });

  it('is undone for a while, but not that of the operators’ own place', async () => {
    const { id } = await found({ ...request('停办大学') });
    const set = (word: string, schoolId: string) =>
      fixture.call(`post /operator/schools/:schoolId/${word}`, operator, {
        params: { schoolId },
        body: { reason: '到期' },
      });
    expect(await set('deactivate', id)).toEqual(jasmine.objectContaining({ state: 'deactivated' }));
    expect(await set('deactivate', id)).toEqual(jasmine.objectContaining({ state: 'deactivated' }));
    expect(fixture.revoked).toEqual([id]);
    expect(await set('reactivate', id)).toEqual(jasmine.objectContaining({ state: 'active' }));
    expect(await codeOf(set('deactivate', operator.schoolId))).toBe('not-found');
    expect(await codeOf(set('deactivate', randomUUID()))).toBe('not-found');
  });
});
