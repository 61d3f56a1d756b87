import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { problem } from '@exam/contracts';
import type { Sequelize } from 'sequelize';
import { z } from 'zod';

import { createDatabase, quiet } from '../../../test/servers.ts';
import { ConflictError } from '../errors/app-error.ts';
import type { Actor } from '../policy/actor.ts';
import { createApp } from './create-app.ts';
import { IdempotencyStore, initIdempotencyRecord } from './idempotency-store.ts';
import { mountRoutes } from './mount-routes.ts';
import { route } from './route.ts';

const origin = 'http://localhost';
const actor: Actor = {
  personId: randomUUID(),
  sessionId: randomUUID(),
  schoolId: randomUUID(),
  collegeId: null,
  role: 'candidate',
  schoolRoles: new Set(),
  rolesByRoom: new Map(),
};

describe('createApp', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let server: Server;
  let address: string;
  let count: jasmine.Spy<() => Promise<number>>;

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    initIdempotencyRecord(sequelize);
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    count = jasmine.createSpy('count');
    const routes = [
      route({
        method: 'post',
        path: '/count',
        access: ['candidate'],
        summary: '',
        body: z.object({ step: z.number().max(9).default(1) }),
        answer: z.object({ count: z.number() }),
        idempotent: true,
        handle: async () => ({ count: await count(), secret: 'never sent' }),
      }),
      route({
        method: 'get',
        path: '/staff',
        access: ['examiner'],
        summary: '',
        handle: () => ({}),
      }),
    ];
    const api = mountRoutes(routes, new IdempotencyStore(sequelize, hash));
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 0,
      identify: (cookie, state) => {
        if (cookie === 'good') state.actor = actor;
        if (cookie === 'old') state.sessionEnd = 'takenOver';
        return Promise.resolve();
      },
      handlers: [api],
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api`;
  });
  beforeEach(() => {
    let counted = 0;
    count.calls.reset();
    count.and.callFake(() => Promise.resolve(++counted));
  });
  afterAll(async () => {
    server.close();
    await drop();
  });

  const headers = (changes: Record<string, string> = {}) => ({
    Origin: origin,
    Cookie: '__Host-session=good',
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    ...changes,
  });
  const post = async (changes: Record<string, string> = {}, body = '{}') => {
    const answer = await fetch(`${address}/count`, {
      method: 'POST',
      headers: headers(changes),
      body,
    });
    return { status: answer.status, body: (await answer.json()) as { code?: string } };
  };

  it('sends only what the contract names', async () => {
    expect(await post()).toEqual({ status: 200, body: { count: 1 } as object });
  });

  it('answers every error with a problem document and the id that the log has', async () => {
    const answer = await fetch(`${address}/nothing`);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const body = problem.parse(await answer.json());
    expect(body.code).toBe('not-found');
    expect(answer.headers.get('x-request-id')).toBe(body.requestId);
  });

  it('turns away what it cannot read, each with its own code', async () => {
    const refused = async (changes: Record<string, string>, body?: string) => {
      const answer = await post(changes, body);
      return [answer.status, answer.body.code];
    };
    expect(await refused({}, '{"step":')).toEqual([400, 'invalid-json']);
    expect(await refused({}, '{"step":"<b>"}')).toEqual([400, 'invalid-request']);
    expect(await refused({}, `"${'x'.repeat(10_000_000)}"`)).toEqual([413, 'body-too-large']);
    expect(await refused({ 'Content-Type': 'text/plain' })).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(await refused({ Origin: 'http://evil.example' })).toEqual([403, 'origin-refused']);
    expect(await refused({ Cookie: 'x=y' })).toEqual([401, 'unauthenticated']);
    expect(await refused({ Cookie: '__Host-session=old' })).toEqual([401, 'session-taken-over']);
    expect(await refused({ 'Idempotency-Key': '' })).toEqual([400, 'idempotency-key-missing']);
    expect(count).not.toHaveBeenCalled();
  });

  it('names the field that was wrong', async () => {
    const { body } = await post({}, '{"step":10}');
    expect(problem.parse(body).fields?.map(({ path }) => path)).toEqual(['/step']);
  });

  it('refuses a role that the route is not for', async () => {
    const answer = await fetch(`${address}/staff`, { headers: headers() });
    expect(answer.status).toBe(403);
  });

  it('answers a repeated key with the first answer, at the same time too', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all([post(key), post(key), post(key)]);
    for (const answer of answers)
      expect(answer).toEqual({ status: 200, body: { count: 1 } as object });
    expect(count).toHaveBeenCalledTimes(1);
    expect((await post(key, '{"step":2}')).body.code).toBe('idempotency-key-reused');
  });

  it('keeps no error: the next try may succeed', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    count.and.rejectWith(new ConflictError('examiner-busy', ''));
    expect((await post(key)).status).toBe(409);
    count.and.resolveTo(7);
    expect((await post(key)).body).toEqual({ count: 7 } as object);
  });

  it('tells nobody what went wrong inside', async () => {
    count.and.rejectWith(new Error('password hunter2'));
    const { status, body } = await post();
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('has strict headers', async () => {
    const { headers: sent } = await fetch(`${address}/nothing`);
    const policy = sent.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain("'unsafe-");
    expect(sent.get('x-content-type-options')).toBe('nosniff');
  });
});
