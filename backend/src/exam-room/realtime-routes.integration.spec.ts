import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { connectRedis, createDatabase, quiet } from '../../test/servers.ts';
import { until } from '../../test/until.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { EventStreamReader } from '../platform/event-stream/event-stream-reader.ts';
import { Outbox } from '../platform/event-stream/outbox.ts';
import { OutboxRelay } from '../platform/event-stream/outbox-relay.ts';
import { SseHub } from '../platform/event-stream/sse-hub.ts';
import { createApp, SESSION_COOKIE } from '../platform/http/create-app.ts';
import { IdempotencyStore } from '../platform/http/idempotency-store.ts';
import { mountRoutes } from '../platform/http/mount-routes.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { ExamRoomStore } from '../scheduling/index.ts';
import { Presence } from './presence.ts';
import { realtimeRoutes } from './realtime-routes.ts';
import { SittingStore } from './sitting-store.ts';

describe('GET /api/realtime', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let redis: Redis;
  let reader: EventStreamReader;
  let relay: OutboxRelay;
  let hub: SseHub;
  let presence: Presence;
  let server: Server;
  let fixture: ExamRoomFixture;
  const actors = new Map<string, Actor>();

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    ({ redis } = connectRedis());
    fixture = await ExamRoomFixture.create(sequelize);
    const outbox = new Outbox();
    reader = new EventStreamReader(redis, quiet);
    reader.start();
    relay = new OutboxRelay(sequelize, redis, quiet, { workStreams: [] });
    outbox.wake = () => {
      relay.wake();
    };
    relay.start();
    hub = new SseHub(redis, reader, () => databaseNow(sequelize), quiet);
    const onOffline = () => Promise.resolve();
    const rooms = new ExamRoomStore();
    presence = new Presence(
      { sequelize, outbox, rooms, logger: quiet, onOffline },
      { refresh: 10_000, lapse: 25_000, flap: 50 },
    );
    const sittings = new SittingStore();
    const isCandidateOf = (personId: string, examRoomId: string) =>
      sittings.isCandidateOf(personId, examRoomId);
    const isStaffOf = (personId: string, examRoomId: string) =>
      rooms.isStaffOf(personId, examRoomId);
    const routes = realtimeRoutes({ hub, presence, isCandidateOf, isStaffOf });
    const app = createApp({
      logger: quiet,
      origins: ['http://localhost'],
      trustedProxies: 0,
      identify: (cookie, state) => {
        const actor = actors.get(cookie ?? '');
        if (actor) state.actor = actor;
        return Promise.resolve();
      },
      handlers: [mountRoutes(routes, new IdempotencyStore(sequelize, (text) => text))],
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    hub.stop();
    await presence.stop();
    server.closeAllConnections();
    server.close();
    await Promise.all([relay.stop(), reader.stop()]);
    redis.disconnect();
    await drop();
  });

  const connect = async (
    actor: Actor | null,
    query = `examRoomId=${fixture.examRoomId}`,
    headers: Record<string, string> = {},
  ) => {
    const session = randomUUID();
    if (actor) actors.set(session, actor);
    const request = get({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      path: `/api/realtime?${query}`,
      headers: { ...headers, cookie: `${SESSION_COOKIE}=${session}` },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('error', () => undefined);
    return { response, status: response.statusCode, text: () => text };
  };

  it('tells the staff who comes and goes, and candidates nothing of it', async () => {
    const examiner = await connect(await fixture.staff('mainExaminer'));
    const bystander = await connect((await fixture.seat('waiting')).actor);
    const { actor } = await fixture.seat('waiting');
    const candidate = await connect(actor);
    const personId = `"personId":"${actor.personId}"`;
    await until(() => examiner.text().includes(`${personId},"online":true`));
    expect([...(await presence.onlinePersonIds(fixture.examRoomId))]).toContain(actor.personId);
    candidate.response.destroy();
    await until(() => examiner.text().includes(`${personId},"online":false`));
    expect(bystander.text()).toContain('realtime.ready.v1');
    expect(bystander.text()).not.toContain('presence-changed');
    examiner.response.destroy();
    bystander.response.destroy();
  });

  it('resumes after the header, rather than after the address', async () => {
    const actor = await fixture.staff('panelExaminer');
    const first = await connect(actor);
    await until(() => first.text().includes('realtime.ready.v1'));
    // One's own coming may be told before one listens; another's is told after.
    const another = await connect(await fixture.staff('mainExaminer'));
    await until(() => first.text().includes('id: '));
    another.response.destroy();
    const id = /^id: (.*)$/m.exec(first.text())?.[1] ?? '';
    first.response.destroy();
    const query = `examRoomId=${fixture.examRoomId}&lastEventId=1-1`;
    const resumed = await connect(actor, query, { 'Last-Event-ID': id });
    const lost = await connect(actor, query);
    await until(() => lost.text().includes('realtime.reload.v1'));
    await until(() => resumed.text().includes('realtime.ready.v1'));
    expect(resumed.text()).not.toContain('realtime.reload.v1');
    resumed.response.destroy();
    lost.response.destroy();
  });

  it('does not exist for who has no part in the room', async () => {
    const stranger = await fixture.staff();
    const { actor: candidate } = await fixture.seat('waiting');
    const elsewhere = `examRoomId=${randomUUID()}`;
    expect((await connect(stranger)).status).toBe(404);
    expect((await connect({ ...stranger, role: 'admin' })).status).toBe(403);
    expect((await connect(candidate, elsewhere)).status).toBe(404);
    expect((await connect(await fixture.staff('mainExaminer'), elsewhere)).status).toBe(404);
    const staffPerson = await fixture.staff('mainExaminer');
    expect((await connect({ ...staffPerson, role: 'candidate' })).status).toBe(404);
    expect((await connect(null)).status).toBe(401);
  });

  it('tells the admins of a school which of its rooms changed, and nothing else', async () => {
    const elsewhere = await ExamRoomFixture.create(sequelize);
    const admin = await connect(await fixture.admin('schoolAdmin'), '');
    const foreigner = await connect(await elsewhere.admin('schoolAdmin'), '');
    await until(() => foreigner.text().includes('realtime.ready.v1'));
    const examiner = await connect(await fixture.staff('mainExaminer'));
    await until(() => admin.text().includes('overview.room-changed.v1'));
    expect(admin.text()).toContain(`data: {"examRoomId":"${fixture.examRoomId}"}`);
    expect(admin.text()).not.toContain('exam-room.');
    expect(foreigner.text()).not.toContain('overview.');
    for (const { response } of [admin, foreigner, examiner]) response.destroy();
  });

  it('is for who administers or inspects the school, where no room is named', async () => {
    for (const role of ['securityAdmin', 'auditAdmin', 'operator'] as const) {
      const { status } = await connect(await fixture.admin(role), '');
      expect(status).withContext(role).toBe(403);
    }
    expect((await connect(await fixture.staff('mainExaminer'), '')).status).toBe(403);
    expect((await connect((await fixture.seat('waiting')).actor, '')).status).toBe(403);
    expect((await connect(await fixture.admin('collegeAdmin'))).status).toBe(404);
  });

  it('refuses what the contract does not allow', async () => {
    const actor = await fixture.staff('mainExaminer');
    expect((await connect(actor, 'examRoomId=1')).status).toBe(400);
    const query = `examRoomId=${fixture.examRoomId}&lastEventId=%2B`;
    expect((await connect(actor, query)).status).toBe(400);
    const headers = { 'Last-Event-ID': 'x\u0020y' };
    expect((await connect(actor, undefined, headers)).status).toBe(400);
  });

  it('forgets who left before the answer began', async () => {
    const { actor } = await fixture.seat('waiting');
    const session = randomUUID();
    actors.set(session, actor);
    const request = get({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      path: `/api/realtime?examRoomId=${fixture.examRoomId}`,
      headers: { cookie: `${SESSION_COOKIE}=${session}` },
    }).on('error', () => undefined);
    const enter = spyOn(presence, 'enter').and.callThrough();
    await until(() => enter.calls.any());
    request.destroy();
    await enter.calls.first().returnValue;
    await until(
      async () => !(await presence.onlinePersonIds(fixture.examRoomId)).has(actor.personId),
    );
    expect(enter).toHaveBeenCalledTimes(1);
  });
});
