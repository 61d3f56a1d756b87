import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { QueryTypes, type Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testPeople, testSecret } from '../../test/people.ts';
import { createDatabase, quiet } from '../../test/servers.ts';
import { until } from '../../test/until.ts';
import { parseConfig } from '../platform/config/config.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { PersonStore } from '../schools/index.ts';
import { compose, type Composition } from './compose.ts';

const origin = 'http://localhost';
const phone = '13912340001';

describe('who is locked out', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let composition: Composition;
  let server: Server;
  let port: number;
  let people: PersonStore;
  let school: ExamRoomFixture;
  let examiner: Actor;

  beforeAll(async () => {
    const database = await createDatabase();
    ({ sequelize, drop } = database);
    composition = await compose(
      parseConfig({
        ...process.env,
        DATABASE_URL: database.url,
        PUBLIC_ORIGINS: origin,
        APP_SECRET: testSecret,
        DEMO_MODE: 'true',
        SMS_PROVIDER: 'demo',
      }),
      quiet,
    );
    await composition.background.start();
    server = composition.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await composition.background.stop();
    await drop();
  });

  beforeEach(async () => {
    school = await ExamRoomFixture.create(sequelize);
    ({ people } = await testPeople(sequelize));
    examiner = await school.staff('mainExaminer');
    const person = await people.find(examiner.personId);
    if (!person) throw new Error('nobody');
    const { name, collegeId } = person;
    await people.change(person, { name, collegeId, phone, staffNumber: null });
  });

  /** Signs somebody in behind the login page's back; their cookie. */
  const signIn = async ({ personId, role }: Actor): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    await sequelize.query(
      `INSERT INTO login_session (id, token_hash, person_id, role, took_over, created_at, expires_at)
       VALUES (:id, :hash, :personId, :role, 0, NOW(3), NOW(3) + INTERVAL 1 HOUR)`,
      { replacements: { id: randomUUID(), hash, personId, role } },
    );
    return `__Host-session=${token}`;
  };

  const call = async (method: string, path: string, cookie: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/api${path}`, {
      method,
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Cookie: cookie,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    await answer.body?.cancel();
    return answer.status;
  };

  /** Listens to the room as that person's console does. */
  const listen = async (cookie: string) => {
    const path = `/api/realtime?examRoomId=${school.examRoomId}`;
    const request = get({ host: '127.0.0.1', port, path, headers: { cookie } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    let isOpen = true;
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('close', () => (isOpen = false)).on('error', () => undefined);
    await until(() => text.includes('realtime.ready.v1'));
    return { text: () => text, isOpen: () => isOpen };
  };

  /** Whether a code that is asked for now would go to anybody. */
  const getsCode = async () => {
    const { schoolId, collegeId } = school;
    const body = { role: 'examiner', schoolId, collegeId, phone };
    const asked = await call('POST', '/login/codes', '', body);
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
    expect(await call('GET', '/session', cookie)).toBe(200);

    const path = `/admin/staff/${examiner.personId}`;
    expect(await call('POST', `${path}/disable`, security, { reason: '离职' })).toBe(200);
    expect(await call('GET', '/session', cookie)).toBe(401);
    await until(() => !stream.isOpen());
    expect(stream.text()).toContain('event: realtime.session-ended.v1');
    expect(stream.text()).toContain('"reason":"revoked"');
    expect(bystander.isOpen()).toBeTrue();
    // The answer is that of every number, and the code goes nowhere.
    expect(await getsCode()).toEqual({ asked: 202, goesTo: null });

    expect(await call('POST', `${path}/enable`, security, { reason: '返聘' })).toBe(200);
    await sequelize.query('DELETE FROM login_code');
    expect(await call('GET', '/session', cookie)).toBe(401);
    expect(await call('GET', '/session', await signIn(examiner))).toBe(200);
  });

  it('is everybody of a school that an operator deactivates', async () => {
    const elsewhere = await ExamRoomFixture.create(sequelize);
    const outsider = await signIn(await elsewhere.staff('mainExaminer'));
    const operator = await signIn(await elsewhere.admin('operator'));
    const cookie = await signIn(examiner);
    const candidate = await signIn((await school.seat('waiting')).actor);
    const streams = [await listen(cookie), await listen(candidate)];

    const path = `/operator/schools/${school.schoolId}`;
    expect(await call('POST', `${path}/deactivate`, operator, { reason: '合同到期' })).toBe(200);
    await until(() => streams.every((stream) => !stream.isOpen()));
    for (const ended of [cookie, candidate]) expect(await call('GET', '/session', ended)).toBe(401);
    // Also a session that was just being made.
    expect(await call('GET', '/session', await signIn(examiner))).toBe(401);
    expect(await call('GET', '/session', outsider)).toBe(200);

    expect(await call('POST', `${path}/reactivate`, operator, { reason: '续约' })).toBe(200);
    expect(await call('GET', '/session', await signIn(examiner))).toBe(200);
  });
});
