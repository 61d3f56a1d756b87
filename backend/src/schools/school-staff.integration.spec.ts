import { STAFF_PAGE, type StaffListView, type StaffView } from '@exam/contracts';

import { SchoolFixture } from '../../test/school-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { ConflictError } from '../platform/errors/app-error.ts';
import type { Actor } from '../platform/policy/actor.ts';

describe('the staff of a school', () => {
  let database: TestDatabase;
  let school: SchoolFixture;
  let admin: Actor;
  let collegeAdmin: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    school = await SchoolFixture.create(database.sequelize);
    admin = await school.staff(['schoolAdmin'], null);
    collegeAdmin = await school.staff(['collegeAdmin']);
  });

  const facts = { staffNumber: null, collegeId: null as string | null };
  const add = async (actor: Actor, body: object) =>
    (await school.call('post /admin/staff', actor, { body: { ...facts, ...body } })) as StaffView;
  const edit = (actor: Actor, personId: string, body: object) =>
    school.call('put /admin/staff/:personId', actor, {
      params: { personId },
      body: { ...facts, phone: null, ...body },
    }) as Promise<StaffView>;
  const list = async (actor: Actor, query: object = {}) =>
    (await school.call('get /admin/staff', actor, { query })) as StaffListView;
  const names = async (actor: Actor, query: object) =>
    (await list(actor, query)).staff.map(({ name }) => name);
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as ConflictError).code,
    );

  it('are found by a part of the name, or the whole phone, which nobody reads', async () => {
    const zhang = await add(admin, { name: '张三丰', phone: '139 0000 5678' });
    await add(admin, { name: '李四', phone: '13900001234', staffNumber: 'a001' });
    expect(await names(admin, { search: '三' })).toEqual(['张三丰']);
    expect(await names(admin, { search: '１３９-0000-5678' })).toEqual(['张三丰']);
    expect(await names(admin, { search: '1390000' })).toEqual([]);
    expect(await names(admin, { search: '%' })).toEqual([]);
    expect(zhang.phone).toBe('139****5678');
    expect(JSON.stringify([await list(admin), school.acts])).not.toMatch(/1390000\d{4}/);
    const [li] = (await list(admin, { search: '李四' })).staff;
    expect(li?.staffNumber).toBe('A001');
  });

  it('are listed by name as it is read, page by page, and by what they are', async () => {
    const { collegeId, otherCollegeId } = school;
    await add(admin, { name: '周', phone: '13900000001', collegeId });
    await add(admin, { name: '阿', phone: '13900000002', collegeId: otherCollegeId });
    await add(admin, { name: '马', phone: '13900000003' });
    expect(await names(admin, {})).toEqual(['阿', '测试', '测试', '马', '周']);
    expect(await names(admin, { collegeId })).toEqual(['测试', '周']);
    expect(await names(admin, { collegeId: 'none' })).toEqual(['测试', '马']);
    expect((await list(admin, { role: 'collegeAdmin' })).staff.map(({ id }) => id)).toEqual([
      collegeAdmin.personId,
    ]);
    expect(await names(admin, { role: 'mainExaminer' })).toEqual([]);
    expect(await names(admin, { state: 'disabled' })).toEqual([]);
    for (let index = 0; index < STAFF_PAGE; index += 1) await school.staff();
    const first = await list(admin);
    const second = await list(admin, { page: 2 });
    expect([first.staff.length, second.staff.length]).toEqual([STAFF_PAGE, 5]);
    expect([first.total, second.total]).toEqual([STAFF_PAGE + 5, STAFF_PAGE + 5]);
    expect(new Set([...first.staff, ...second.staff].map(({ id }) => id)).size).toBe(first.total);
  });

  it('have one account each', async () => {
    await add(admin, { name: '张', phone: '13900005678' });
    const again = school.call('post /admin/staff', admin, {
      body: { ...facts, name: '王', phone: '13900005678' },
    });
    await expectAsync(again).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'phone-taken',
        facts: { fields: [{ path: '/phone', message: 'phone-taken' }] },
      }),
    );
  });

  it('are changed as a whole, and signed out by a new phone or college', async () => {
    const { id } = await add(admin, { name: '张', phone: '13900005678' });
    const renamed = await edit(admin, id, { name: '张三' });
    expect([renamed.name, renamed.phone]).toEqual(['张三', '139****5678']);
    expect(school.revoked).toEqual([]);
    const moved = await edit(admin, id, { name: '张三', phone: '13700001111' });
    expect(moved.phone).toBe('137****1111');
    expect(school.revoked).toEqual([id]);
    await edit(admin, id, { name: '张三', collegeId: school.collegeId });
    expect(school.revoked).toEqual([id, id]);
    expect(await names(admin, { search: '13700001111' })).toEqual(['张三']);
  });

  it('keep phone and college while they hold a role', async () => {
    const { collegeId } = school;
    const { personId } = collegeAdmin;
    const other = { name: '测试', collegeId: school.otherCollegeId };
    expect(await codeOf(edit(admin, personId, other))).toBe('holds-role');
    const phone = { name: '测试', collegeId, phone: '13900009999' };
    expect(await codeOf(edit(admin, personId, phone))).toBe('holds-role');
    expect(await codeOf(edit(admin, personId, { name: '改名', collegeId }))).toBe('done');
  });

  it('are a college admin’s within the college alone', async () => {
    const { collegeId, otherCollegeId } = school;
    const person = { name: '张', phone: '13900005678' };
    const own = await add(collegeAdmin, { ...person, collegeId });
    for (const elsewhere of [otherCollegeId, null]) {
      const body = { ...person, phone: '13900005679', collegeId: elsewhere };
      expect(await codeOf(add(collegeAdmin, body))).toBe('not-found');
      const move = edit(collegeAdmin, own.id, { name: '张', collegeId: elsewhere });
      expect(await codeOf(move)).toBe('not-found');
    }
    const theirs = await school.staff([], otherCollegeId);
    expect(await codeOf(edit(collegeAdmin, theirs.personId, { name: '甲' }))).toBe('not-found');
    expect(await names(collegeAdmin, {})).toEqual(['测试', '张']);
    expect((await list(collegeAdmin, { collegeId: otherCollegeId })).total).toBe(0);
    expect(await names(collegeAdmin, { search: '13900005678' })).toEqual(['张']);
  });

  it('are out of reach for another school', async () => {
    const theirs = await SchoolFixture.create(database.sequelize);
    const { personId } = await theirs.staff();
    expect(await codeOf(edit(admin, personId, { name: '甲' }))).toBe('not-found');
    const inTheirs = { name: '甲', phone: '13900005670', collegeId: theirs.collegeId };
    expect(await codeOf(add(admin, inTheirs))).toBe('not-found');
    expect((await list(admin, { collegeId: theirs.collegeId })).total).toBe(0);
  });

  it('are locked out at once, and let in again', async () => {
    const person = await school.staff();
    const set = (word: string, actor: Actor) =>
      school.call(`post /admin/staff/:personId/${word}`, actor, {
        params: { personId: person.personId },
        body: { reason: '离职' },
      }) as Promise<StaffView>;
    expect((await set('disable', collegeAdmin)).state).toBe('disabled');
    expect((await set('disable', admin)).can.enable).toBeTrue();
    expect(school.revoked).toEqual([person.personId]);
    expect(await school.isDisabled(person)).toBeTrue();
    expect((await set('enable', admin)).state).toBe('enabled');
    expect(school.acts.map(({ action, reason }) => [action, reason])).toEqual([
      ['staff.disabled', '离职'],
      ['staff.enabled', '离职'],
    ]);
  });
});
