import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { announcementView, schoolRole } from '@exam/contracts';
import { drawView } from '@exam/contracts/draws';
import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { testSecret } from '../../test/people.ts';
import { createDatabase, quiet } from '../../test/servers.ts';
import { parseConfig } from '../platform/config/config.ts';
import type { AccessRole, Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { compose, type Composition } from './compose.ts';

const origin = 'http://localhost';
const theirText = {
  audience: { collegeId: null, majorId: null },
  ...{ title: '通知', body: '<p>文</p>', attachmentIds: [], mustRead: true, pinned: false },
};

describe('access to the API', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let composition: Composition;
  let server: Server;
  let ours: ExamRoomFixture;
  let theirs: ExamRoomFixture;
  let theirSitting: string;
  let theirPerson: string;
  let theirDraw: string;
  let theirCandidate: string;
  const theirImport = randomUUID();
  let theirAnnouncement: string;

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
    server = composition.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ours = await ExamRoomFixture.create(sequelize);
    theirs = await ExamRoomFixture.create(sequelize);
    const { sitting, actor } = await theirs.seat('waiting');
    theirSitting = sitting.id;
    theirCandidate = actor.personId;
    theirPerson = (await theirs.staff()).personId;
    theirDraw = await commitDraw();
    await sequelize.query(
      `INSERT INTO people_import
         (id, school_id, kind, state, started_by, started_at, seen_at, file_name)
       VALUES (?, ?, 'candidates', 'checked', ?, NOW(3), NOW(3), 'x')`,
      { replacements: [theirImport, theirs.schoolId, theirPerson] },
    );
    theirAnnouncement = await announceThere();
  });
  afterAll(async () => {
    server.close();
    await composition.background.stop();
    await drop();
  });

  /** Signs somebody in behind the login page's back; their cookie. */
  const signIn = async ({ personId, role }: Actor): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    await sequelize.query(
      `INSERT INTO login_session (id, token_hash, person_id, role, took_over, created_at, expires_at)
       VALUES (:id, :hash, :personId, :role, 0, NOW(3), NOW(3) + INTERVAL 1 HOUR)`,
      {
        replacements: {
          id: randomUUID(),
          hash: createHash('sha256').update(token).digest('hex'),
          personId,
          role,
        },
      },
    );
    return `__Host-session=${token}`;
  };

  /** A draw of the other school; its id. */
  const commitDraw = async (): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const { examId, examRoomId } = theirs;
    const answer = await fetch(`http://127.0.0.1:${String(port)}/api/admin/draws`, {
      method: 'POST',
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Cookie: await signIn(await theirs.admin('schoolAdmin')),
      },
      body: JSON.stringify({ kind: 'candidateOrder', examId, examRoomId }),
    });
    return drawView.parse(await answer.json()).record.announcement.id;
  };

  /** Publishes something to the other school's candidates; its id. */
  const announceThere = async (): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const cookie = await signIn(await theirs.admin('schoolAdmin'));
    const command = async (path: string, body: object) => {
      const answer = await fetch(`http://127.0.0.1:${String(port)}/api/announcements${path}`, {
        method: 'POST',
        headers: {
          ...{ Origin: origin, Cookie: cookie },
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
        },
        body: JSON.stringify(body),
      });
      return announcementView.parse(await answer.json());
    };
    const { id, revision } = await command('', { audience: theirText.audience });
    await command(`/${id}/save`, { ...theirText, revision });
    await command(`/${id}/publish`, { revision: revision + 1, at: null });
    return id;
  };

  /** Asks for what belongs to the other school, as far as the path names anything. */
  const ask = async ({ method, path, upload }: Route, cookie?: string): Promise<number> => {
    const ids: Record<string, string> = {
      examRoomId: theirs.examRoomId,
      sittingId: theirSitting,
      schoolId: theirs.schoolId,
      examId: theirs.examId,
      collegeId: theirs.collegeId,
      majorId: theirs.majorId,
      personId: theirPerson,
      drawId: theirDraw,
      candidateId: theirCandidate,
      importId: theirImport,
      announcementId: theirAnnouncement,
      attachmentId: theirAnnouncement,
    };
    const target = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);
    const { port } = server.address() as AddressInfo;
    const exam = { kind: 'interview', name: 'x', majorId: theirs.majorId };
    const reason = { reason: 'x' };
    const staff = {
      name: 'x',
      phone: '13911112222',
      staffNumber: null,
      collegeId: theirs.collegeId,
    };
    const college = { name: randomUUID(), contactName: 'x', contactPhone: '010-1234567' };
    const grant = { personId: theirPerson, role: 'inspector', ...reason };
    const schoolsBodies = {
      'post /admin/colleges': college,
      '/admin/colleges/:collegeId': college,
      '/admin/colleges/:collegeId/majors': { name: 'x', code: null },
      '/admin/majors/:majorId': { name: 'x', code: null },
      'post /admin/staff': staff,
      '/admin/staff/:personId': staff,
      '/admin/staff/:personId/disable': reason,
      '/admin/staff/:personId/enable': reason,
      '/staff/:personId/second-factor/reset': reason,
      '/school/second-factor-policy': { policy: 'admins' },
      '/admin/roles/grants': grant,
      '/admin/roles/revocations': grant,
      '/admin/settings': { timeZone: 'Asia/Shanghai', contactName: '', contactPhone: '' },
      'post /operator/schools': {
        name: randomUUID(),
        pinyinInitials: 'x',
        timeZone: 'Asia/Shanghai',
        schoolAdmin: { name: 'x', phone: '13911113331' },
        securityAdmin: { name: 'x', phone: '13911113332' },
        auditAdmin: { name: 'x', phone: '13911113333' },
      },
      '/operator/schools/:schoolId/deactivate': reason,
      '/operator/schools/:schoolId/reactivate': reason,
    };
    const rostersBodies = {
      'put /candidates/:candidateId': {
        ...{ name: '样例', collegeId: theirs.collegeId, majorId: theirs.majorId },
        ...{ gender: null, remark: '' },
      },
      '/candidates/:candidateId/reveal': { reason: 'xx' },
      '/imports/:importId/mapping': { sheet: 0, headerRow: 1, columns: {} },
    };
    const bodies: Record<string, object> = {
      'post /admin/draws': {
        ...{ kind: 'candidateOrder', examId: theirs.examId, examRoomId: theirs.examRoomId },
      },
      '/admin/draws/:drawId/nonces': { by: 'x', text: 'x' },
      '/admin/draws/:drawId/reveal': { nonces: 1 },
      '/admin/draws/:drawId/void': { reason: 'x' },
      '/exams': { ...exam, isRehearsal: false },
      '/exams/:examId': { ...exam, version: 0, flow: {} },
      '/exams/:examId/copies': { ...exam, isRehearsal: true },
      '/exams/:examId/steps': { step: 'archive', version: 0 },
      '/media/tickets': { examRoomId: theirs.examRoomId, place: 'waitingArea' },
      '/announcements': { audience: { collegeId: theirs.collegeId, majorId: null } },
      '/announcements/:announcementId/save': { ...theirText, revision: 0 },
      '/announcements/:announcementId/publish': { revision: 0, at: null },
      '/announcements/:announcementId/unschedule': { revision: 0 },
      '/announcements/:announcementId/withdraw': { revision: 0, reason: 'x' },
      '/my/announcements/:announcementId/read': { version: 1 },
      '/my/sittings/:sittingId/flow/deviceCheck': { camera: '', microphone: '', roundTrip: 1 },
      '/my/sittings/:sittingId/messages': { text: 'x' },
      '/exam-rooms/:examRoomId/messages': { sittingId: theirSitting, text: 'x' },
      '/exam-rooms/:examRoomId/sittings/:sittingId/steps': { step: 'postpone', version: 0 },
      ...schoolsBodies,
      ...rostersBodies,
    };
    const queries: Record<string, string> = {
      '/realtime': `?examRoomId=${theirs.examRoomId}`,
      '/admin/roles/grantees': '?search=x',
      '/operator/pinyin-initials': '?name=x',
      '/admin/draw-subject': `?kind=candidateOrder&examId=${theirs.examId}`,
      '/imports/template': '?kind=candidates',
      '/imports/current': '?kind=candidates',
      '/imports/:importId/rows': '?outcome=new',
      '/audit/export': '?format=csv',
    };
    const query = queries[path] ?? '';
    const answer = await fetch(`http://127.0.0.1:${String(port)}/api${target}${query}`, {
      method: method.toUpperCase(),
      headers: {
        Origin: origin,
        'Content-Type': upload ? 'application/octet-stream' : 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(cookie && { Cookie: cookie }),
      },
      ...(method === 'get'
        ? {}
        : { body: JSON.stringify(bodies[`${method} ${path}`] ?? bodies[path] ?? {}) }),
    });
    await answer.body?.cancel();
    return answer.status;
  };

  const guarded = () => composition.routes.filter(({ access }) => access !== 'anyone');
  /** What somebody may do without naming anything of another's. */
  const ownOnly = new Set([
    '/my/sittings',
    '/my/exam-rooms',
    '/session',
    'get /exams',
    'get /exam-majors',
    '/candidates',
    '/candidates/structure',
    '/imports/template',
    '/imports/current',
    'get /admin/structure',
    'post /admin/colleges',
    'get /admin/staff',
    'get /admin/roles',
    'get /admin/roles/grantees',
    '/admin/settings',
    '/school/second-factor-policy',
    'get /admin/draws',
    '/admin/draw-exams',
    '/audit/entries',
    '/audit/export',
    '/audit/chain',
    '/audit/verifications',
    '/my/announcements',
    'get /announcements',
    '/announcement-audiences',
  ]);
  const ownAccount = /^\/(account|second-factor)(\/|$)/;
  /** Operators may do this with any school, for they are of none. */
  const isOperators = ({ path }: Route) => path.startsWith('/operator/');

  it('is for people who are signed in, wherever a route does not say otherwise', async () => {
    expect(guarded().length).toBeGreaterThan(12);
    for (const route of guarded()) {
      expect(await ask(route))
        .withContext(`${route.method} ${route.path}`)
        .toBe(401);
    }
  });

  it('is for the roles that a route names, and reaches no other school', async () => {
    const people: Partial<Record<AccessRole, Actor>> = {
      candidate: (await ours.seat('waiting')).actor,
      examiner: await ours.staff('waitingExaminer', 'mainExaminer', 'panelExaminer'),
    };
    for (const role of schoolRole.options) people[role] = await ours.admin(role);
    for (const [role, actor] of Object.entries(people) as [AccessRole, Actor][]) {
      const cookie = await signIn(actor);
      for (const route of guarded()) {
        if (route.method === 'delete' && route.path === '/session') continue;
        const { access, method, path } = route;
        const context = `${role}: ${method} ${path}`;
        const status = await ask(route, cookie);
        if (!access.includes(role)) expect(status).withContext(context).toBe(403);
        // A school has one import of a kind at a time: the second admin is told.
        else if (route.upload) expect([202, 409]).withContext(context).toContain(status);
        else if (ownOnly.has(path) || ownOnly.has(`${method} ${path}`) || isOperators(route)) {
          expect([200, 201, 204]).withContext(context).toContain(status);
        }
        // What they answer is about the one who asks, if the request is any good.
        else if (ownAccount.test(path)) {
          expect([200, 400, 404, 409]).withContext(context).toContain(status);
        } else expect([403, 404]).withContext(context).toContain(status);
      }
    }
  });

  it('shows an operator nothing but schools', () => {
    const open = guarded().filter(({ access }) => access.includes('operator'));
    const others = open.map(({ path }) => path).filter((path) => !ownAccount.test(path));
    expect(others.filter((path) => !path.startsWith('/operator/'))).toEqual(['/session']);
    for (const { access, path } of guarded().filter(isOperators)) {
      expect(access).withContext(path).toEqual(['operator']);
    }
  });
});
