import type { StructureView } from '@exam/contracts';

import { SchoolFixture } from '../../test/school-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { ConflictError } from '../platform/errors/app-error.ts';
import type { Actor } from '../platform/policy/actor.ts';

const contact = { contactName: '教务办', contactPhone: '0571-8820 4416' };

describe('colleges, majors and settings of a school', () => {
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

  const view = async (actor: Actor) =>
    (await school.call('get /admin/structure', actor)) as StructureView;
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as ConflictError).code,
    );
  const addCollege = (actor: Actor, name: string) =>
    school.call('post /admin/colleges', actor, { body: { name, ...contact } });
  const editCollege = (actor: Actor, collegeId: string, name: string) =>
    school.call('put /admin/colleges/:collegeId', actor, {
      params: { collegeId },
      body: { name, ...contact },
    });
  const removeCollege = (actor: Actor, collegeId: string) =>
    school.call('delete /admin/colleges/:collegeId', actor, { params: { collegeId } });
  const addMajor = (actor: Actor, collegeId: string, name: string, code: string | null = null) =>
    school.call('post /admin/colleges/:collegeId/majors', actor, {
      params: { collegeId },
      body: { name, code },
    });
  const removeMajor = (actor: Actor, majorId: string) =>
    school.call('delete /admin/majors/:majorId', actor, { params: { majorId } });

  it('tell what hangs on them, and go only when nothing does', async () => {
    await addCollege(admin, '医学院');
    const { colleges, can } = await view(admin);
    expect(can.addCollege).toBeTrue();
    const [medicine] = colleges.filter(({ name }) => name === '医学院');
    const [computing] = colleges.filter(({ id }) => id === school.collegeId);
    expect(medicine?.can).toEqual({ edit: true, remove: true, addMajor: true });
    expect(computing).toEqual(
      jasmine.objectContaining({ staff: 1, candidates: 0, exams: 0, name: '信息学院' }),
    );
    expect(computing?.can.remove).toBeFalse();
    expect(await codeOf(removeCollege(admin, school.collegeId))).toBe('college-in-use');
    expect(await codeOf(removeCollege(admin, medicine?.id ?? ''))).toBe('done');
    expect(await codeOf(removeMajor(admin, school.majorId))).toBe('done');
    expect(school.acts.map(({ action }) => action)).toEqual([
      'college.created',
      'college.removed',
      'major.removed',
    ]);
  });

  it('have names and codes of their own', async () => {
    const taken = addCollege(admin, '文学院');
    await expectAsync(taken).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'name-taken',
        facts: { fields: [{ path: '/name', message: 'name-taken' }] },
      }),
    );
    expect(await codeOf(editCollege(admin, school.collegeId, '文学院'))).toBe('name-taken');
    await addMajor(admin, school.collegeId, '人工智能', '０８１２tq');
    expect(await codeOf(addMajor(admin, school.collegeId, '人工智能'))).toBe('name-taken');
    const sameCode = addMajor(admin, school.collegeId, '数据科学', '0812TQ');
    expect(await codeOf(sameCode)).toBe('major-code-taken');
    // The same major in two colleges is two majors.
    expect(await codeOf(addMajor(admin, school.otherCollegeId, '人工智能', '0812TQ'))).toBe('done');
  });

  it('are a college admin’s within the college alone', async () => {
    const { colleges, can } = await view(collegeAdmin);
    expect(colleges.map(({ id }) => id)).toEqual([school.collegeId]);
    expect(can.addCollege).toBeFalse();
    expect(await codeOf(addMajor(collegeAdmin, school.collegeId, '网络空间安全'))).toBe('done');
    expect(await codeOf(editCollege(collegeAdmin, school.collegeId, '计算机学院'))).toBe('done');
    const { otherCollegeId } = school;
    expect(await codeOf(addMajor(collegeAdmin, otherCollegeId, '哲学'))).toBe('not-found');
    expect(await codeOf(editCollege(collegeAdmin, otherCollegeId, '甲'))).toBe('not-found');
    expect(await codeOf(removeCollege(collegeAdmin, otherCollegeId))).toBe('not-found');
    expect(await codeOf(removeCollege(collegeAdmin, school.collegeId))).toBe('forbidden');
    expect(await codeOf(addCollege(collegeAdmin, '甲'))).toBe('forbidden');
  });

  it('are out of reach for another school', async () => {
    const theirs = await SchoolFixture.create(database.sequelize);
    expect(await codeOf(editCollege(admin, theirs.collegeId, '甲'))).toBe('not-found');
    expect(await codeOf(removeCollege(admin, theirs.collegeId))).toBe('not-found');
    expect(await codeOf(addMajor(admin, theirs.collegeId, '甲'))).toBe('not-found');
    expect(await codeOf(removeMajor(admin, theirs.majorId))).toBe('not-found');
    const { colleges } = await view(admin);
    expect(colleges.map(({ id }) => id)).not.toContain(theirs.collegeId);
  });

  it('keep time zone and contact, and no phone in the log', async () => {
    const body = {
      timeZone: 'Asia/Urumqi',
      contactName: '招生办',
      contactPhone: '010-6275 1234',
      outsideAuthority: true,
    };
    const saved = await school.call('put /admin/settings', admin, { body });
    expect(saved).toEqual(
      jasmine.objectContaining({
        ...body,
        loginCodesPerDay: 100,
        can: { edit: true, setSecondFactor: false },
      }),
    );
    expect(await school.call('get /admin/settings', admin)).toEqual(saved);
    expect(JSON.stringify(school.acts)).not.toContain('6275');
    const nowhere = school.call('put /admin/settings', admin, {
      body: { ...body, timeZone: 'Mars/Olympus' },
    });
    await expectAsync(nowhere).toBeRejected();
  });
});
