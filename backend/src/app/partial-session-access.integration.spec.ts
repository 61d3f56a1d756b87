import { createHash, randomBytes, randomUUID } from 'node:crypto';

import { problem } from '@exam/contracts';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { RunningApi } from '../../test/running-api.ts';
import type { Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';

describe('a login that lacks its second factor', () => {
  let api: RunningApi;
  let school: ExamRoomFixture;

  beforeAll(async () => {
    api = await RunningApi.start();
    school = await ExamRoomFixture.create(api.sequelize);
  });
  afterAll(() => api.stop());

  const signInPartially = async ({ personId, role }: Actor): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = createHash('sha256').update(token).digest('hex');
    await api.sequelize.query(
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
    const request = { path: `${target}${query}`, body: {} };
    const { status, text } = await api.caller.send({ method }, request, cookie);
    return { status, code: problem.safeParse(text && JSON.parse(text)).data?.code };
  };

  it('opens no route but those of the second factor, in whatever role', async () => {
    const people = [
      await school.admin('schoolAdmin'),
      await school.admin('securityAdmin'),
      await school.staff('waitingExaminer', 'mainExaminer', 'panelExaminer'),
    ];
    const guarded = api.composition.routes.filter(({ access }) => access !== 'anyone');
    const closed = guarded.filter(({ partial }) => !partial);
    expect(closed.length).toBeGreaterThan(20);
    for (const person of people) {
      const cookie = await signInPartially(person);
      for (const route of closed) {
        expect(await ask(route, cookie))
          .withContext(`${route.method} ${route.path}`)
          .toEqual({
            status: 401,
            // An answer to HEAD has no body.
            code: route.method === 'head' ? undefined : 'second-factor-needed',
          });
      }
    }
  });

  it('opens seven routes, and none for somebody else', () => {
    const open = api.composition.routes.filter(({ partial }) => partial);
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
