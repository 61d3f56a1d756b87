import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { problem } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testSecret } from '../../test/people.ts';
import { createDatabase, quiet } from '../../test/servers.ts';
import { parseConfig } from '../platform/config/config.ts';
import type { Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { compose, type Composition } from './compose.ts';

const origin = 'http://localhost';

describe('a login that lacks its second factor', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let composition: Composition;
  let server: Server;
  let school: ExamRoomFixture;

  beforeAll(async () => {
    const database = await createDatabase();
    ({ sequelize, drop } = database);
    const environment = {
      ...process.env,
      DATABASE_URL: database.url,
      PUBLIC_ORIGINS: origin,
      APP_SECRET: testSecret,
      DEMO_MODE: 'true',
      SMS_PROVIDER: 'demo',
    };
    composition = await compose(parseConfig(environment), quiet);
    server = composition.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    school = await ExamRoomFixture.create(sequelize);
  });
  afterAll(async () => {
    server.close();
    await composition.background.stop();
    await drop();
  });

  const signInPartially = async ({ personId, role }: Actor): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await sequelize.query(
      `INSERT INTO partial_session (id, token_hash, person_id, role, created_at, expires_at)
       VALUES (:id, :tokenHash, :personId, :role, NOW(3), NOW(3) + INTERVAL 5 MINUTE)`,
      { replacements: { id: randomUUID(), tokenHash, personId, role } },
    );
    return `__Host-session=${token}`;
  };

  const ask = async ({ method, path }: Route, cookie: string) => {
    const ids: Record<string, string> = {
      examRoomId: school.examRoomId,
      schoolId: school.schoolId,
      step: 'deviceCheck',
    };
    const target = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID());
    const query = path === '/realtime' ? `?examRoomId=${school.examRoomId}` : '';
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${String(port)}/api${target}${query}`, {
      method: method.toUpperCase(),
      headers: {
        Origin: origin,
        Cookie: cookie,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      ...(method === 'get' ? {} : { body: '{}' }),
    });
    const body: unknown = await answer.json().catch(() => null);
    return { status: answer.status, code: problem.safeParse(body).data?.code };
  };

  it('opens no route but those of the second factor, in whatever role', async () => {
    const people = [
      await school.admin('schoolAdmin'),
      await school.admin('securityAdmin'),
      await school.staff('waitingExaminer', 'mainExaminer', 'panelExaminer'),
    ];
    const guarded = composition.routes.filter(({ access }) => access !== 'anyone');
    const closed = guarded.filter(({ partial }) => !partial);
    expect(closed.length).toBeGreaterThan(20);
    for (const person of people) {
      const cookie = await signInPartially(person);
      for (const route of closed) {
        expect(await ask(route, cookie))
          .withContext(`${route.method} ${route.path}`)
          .toEqual({ status: 401, code: 'second-factor-needed' });
      }
    }
  });

  it('opens seven routes, and none for somebody else', () => {
    const open = composition.routes.filter(({ partial }) => partial);
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'get /second-factor',
      'post /second-factor/passkey-proofs',
      'post /second-factor/proofs',
      'post /second-factor/totp',
      'post /second-factor/totp/confirmation',
      'post /second-factor/new-passkeys',
      'post /second-factor/passkeys',
    ]);
    for (const route of open) {
      expect(route.params).withContext(route.path).toBeUndefined();
      expect(route.access).withContext(route.path).not.toContain('candidate');
      expect(route.idempotent).withContext(route.path).toBeUndefined();
    }
  });
});
