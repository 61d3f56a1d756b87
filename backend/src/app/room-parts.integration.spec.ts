import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testSecret } from '../../test/people.ts';
import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { until } from '../../test/until.ts';
import { parseConfig } from '../platform/config/config.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { compose, type Composition } from './compose.ts';

const origin = 'http://localhost';

describe('who loses their part in a room', () => {
  let database: TestDatabase;
  let composition: Composition;
  let server: Server;
  let fixture: ExamRoomFixture;

  beforeAll(async () => {
    database = await createDatabase();
    const config = parseConfig({
      ...process.env,
      ...{ DATABASE_URL: database.url, PUBLIC_ORIGINS: origin, APP_SECRET: testSecret },
      ...{ DEMO_MODE: 'true', SMS_PROVIDER: 'demo' },
    });
    composition = await compose(config, quiet);
    await composition.background.start();
    server = composition.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    fixture = await ExamRoomFixture.create(database.sequelize);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await composition.background.stop();
    await database.drop();
  });

  const signIn = async ({ personId, role }: Actor): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    await database.sequelize.query(
      `INSERT INTO login_session (id, token_hash, person_id, role, took_over, created_at, expires_at)
       VALUES (:id, :hash, :personId, :role, 0, NOW(3), NOW(3) + INTERVAL 1 HOUR)`,
      { replacements: { id: randomUUID(), hash, personId, role } },
    );
    return `__Host-session=${token}`;
  };
  const url = (path: string) =>
    `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api${path}`;
  const listen = async (actor: Actor) => {
    const cookie = await signIn(actor);
    const request = get(url(`/realtime?examRoomId=${fixture.examRoomId}`), { headers: { cookie } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    await until(() => text.includes('realtime.ready.v1'));
    return { response, text: () => text };
  };

  it('is shown out of its stream at once, and nobody else is', async () => {
    const gone = await fixture.staff('mainExaminer');
    const stays = await fixture.staff('mainExaminer');
    const [lost, kept] = [await listen(gone), await listen(stays)];
    const ended = once(lost.response, 'end');
    const { examRoomId } = fixture;
    const change = { examRoomId, personId: gone.personId, role: 'mainExaminer', assigned: false };
    const answer = await fetch(url('/schedule/staff-changes'), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        origin,
        cookie: await signIn(await fixture.admin('schoolAdmin')),
      },
      body: JSON.stringify({ changes: [change] }),
    });
    expect(answer.status).toBe(200);
    await ended;
    expect(lost.text()).toContain('realtime.part-ended.v1');
    await until(() => kept.text().includes('exam-room.parts-changed.v1'));
    expect(kept.text()).not.toContain('realtime.part-ended.v1');
    expect(lost.response.complete).toBeTrue();
    kept.response.destroy();
  });
});
