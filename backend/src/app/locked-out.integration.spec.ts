import { QueryTypes, type Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testPeople } from '../../test/people.ts';
import { RunningApi } from '../../test/running-api.ts';
import { until } from '../../test/until.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { PersonStore } from '../schools/index.ts';

const phone = '13912340001';

describe('who is locked out', () => {
  let api: RunningApi;
  let sequelize: Sequelize;
  let people: PersonStore;
  let school: ExamRoomFixture;
  let examiner: Actor;

  beforeAll(async () => {
    api = await RunningApi.start({ background: true });
    ({ sequelize } = api);
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    school = await ExamRoomFixture.create(sequelize);
    ({ people } = await testPeople(sequelize));
    examiner = await school.staff('mainExaminer');
    const person = await people.find(examiner.personId);
    if (!person) throw new Error('nobody');
    const { name, collegeId } = person;
    await people.change(person, { name, collegeId, phone, staffNumber: null });
  });

  const signIn = (actor: Actor) => api.caller.signIn(actor);
  const listen = (cookie: string) => api.listen(school.examRoomId, cookie);
  const call = async (method: 'get' | 'post', path: string, cookie: string | null, body = {}) =>
    (await api.caller.send({ method }, { path, body }, cookie)).status;

  /** Whether a code that is asked for now would go to anybody. */
  const getsCode = async () => {
    const { schoolId, collegeId } = school;
    const body = { role: 'examiner', schoolId, collegeId, phone };
    const asked = await call('post', '/login/codes', null, body);
    const [row] = await sequelize.query<{ personId: string | null }>(
      'SELECT person_id AS personId FROM login_code ORDER BY created_at DESC LIMIT 1',
      { type: QueryTypes.SELECT },
    );
    return { asked, goesTo: row?.personId ?? null };
  };

  it('loses an open stream at once, when the security admin disables them', async () => {
    const cookie = await signIn(examiner);
    const bystander = await listen(await signIn(await school.staff('panelExaminer')));
    const stream = await listen(cookie);
    const security = await signIn(await school.admin('securityAdmin'));
    expect(await call('get', '/session', cookie)).toBe(200);

    const path = `/admin/staff/${examiner.personId}`;
    expect(await call('post', `${path}/disable`, security, { reason: '离职' })).toBe(200);
    expect(await call('get', '/session', cookie)).toBe(401);
    await until(() => !stream.isOpen());
    expect(stream.text()).toContain('event: realtime.session-ended.v1');
    expect(stream.text()).toContain('"reason":"revoked"');
    expect(bystander.isOpen()).toBeTrue();
    // The answer is that of every number, and the code goes nowhere.
    expect(await getsCode()).toEqual({ asked: 202, goesTo: null });

    expect(await call('post', `${path}/enable`, security, { reason: '返聘' })).toBe(200);
    await sequelize.query('DELETE FROM login_code');
    expect(await call('get', '/session', cookie)).toBe(401);
    expect(await call('get', '/session', await signIn(examiner))).toBe(200);
  });

  it('is everybody of a school that an operator deactivates', async () => {
    const elsewhere = await ExamRoomFixture.create(sequelize);
    const outsider = await signIn(await elsewhere.staff('mainExaminer'));
    const operator = await signIn(await elsewhere.admin('operator'));
    const cookie = await signIn(examiner);
    const candidate = await signIn((await school.seat('waiting')).actor);
    const streams = [await listen(cookie), await listen(candidate)];

    const path = `/operator/schools/${school.schoolId}`;
    expect(await call('post', `${path}/deactivate`, operator, { reason: '合同到期' })).toBe(200);
    await until(() => streams.every((stream) => !stream.isOpen()));
    for (const ended of [cookie, candidate]) expect(await call('get', '/session', ended)).toBe(401);
    // Also a session that was just being made.
    expect(await call('get', '/session', await signIn(examiner))).toBe(401);
    expect(await call('get', '/session', outsider)).toBe(200);

    expect(await call('post', `${path}/reactivate`, operator, { reason: '续约' })).toBe(200);
    expect(await call('get', '/session', await signIn(examiner))).toBe(200);
  });
});
