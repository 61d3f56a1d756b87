import { setTimeout as pause } from 'node:timers/promises';

import { QueryTypes } from 'sequelize';

import { cookieOf, LoginFixture, problemOf } from '../../test/login-fixture.ts';
import type { LoginPeople } from '../../test/login-people.ts';
import { OutboxRecord } from '../platform/event-stream/outbox.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import type { RequestState } from '../platform/http/request-state.ts';
import { SchoolRoleRecord } from '../schools/index.ts';
import { LoginSessionRecord } from './login-session-record.ts';

describe('login sessions', () => {
  let fixture: LoginFixture;
  let people: LoginPeople;

  beforeEach(async () => {
    fixture = await LoginFixture.start();
    ({ people } = fixture);
  });
  afterEach(() => fixture.stop());

  const look = (cookie: string) => fixture.call('GET', '/api/session', { cookie });
  const events = async () => {
    const rows = await OutboxRecord.findAll({ where: { stream: 'sessions' }, order: ['sequence'] });
    return rows.map(({ name, data, audience }) => {
      expect(name).toBe('login.session-ended.v1');
      // For our own processes: no browser hears of it on a stream.
      expect(audience).toBe('{}');
      return JSON.parse(data) as unknown;
    });
  };
  const sessionIds = async () => {
    const rows = await LoginSessionRecord.findAll({ order: ['createdAt'] });
    return rows.map(({ id }) => id);
  };
  const identify = async (cookie: string | undefined) => {
    const state: RequestState = { requestId: 'r', address: '192.0.2.1' };
    await fixture.login.identify(cookie, state);
    return state;
  };

  it('ends the older session when somebody signs in elsewhere, and tells both', async () => {
    const { candidate } = people;
    const older = await fixture.signIn(candidate);
    const code = await fixture.receiveCode(candidate);
    const login = await fixture.guess(candidate, code);
    expect(login.body).toEqual(jasmine.objectContaining({ tookOver: true }));
    const answer = await look(older);
    expect(answer.status).toBe(401);
    expect(problemOf(answer)).toEqual({ code: 'session-taken-over' });
    expect((await look(cookieOf(login))).body).toEqual(login.body);
    const { id: personId } = await fixture.personOf(candidate);
    const [sessionId] = await sessionIds();
    expect(await events()).toEqual([{ sessionId, personId, reason: 'takenOver' }]);
  });

  it('is in the audit log from its beginning to its end, with who and from where', async () => {
    const { candidate } = people;
    const { id: personId } = await fixture.personOf(candidate);
    const older = await fixture.signIn(candidate);
    const cookie = await fixture.signIn(candidate);
    await fixture.call('DELETE', '/api/session', { cookie, address: '192.0.2.7' });
    await fixture.signIn(candidate, older);
    await inSystemContext('worker spec', () => fixture.login.revokeSessions(personId));
    const log = await fixture.database.sequelize.query<Record<string, string | null>>(
      `SELECT action, school_id AS schoolId, person_id AS personId, role, process, address,
         request_id AS requestId, subject_id AS subjectId, after_facts AS facts
       FROM audit_entry ORDER BY sequence`,
      { type: QueryTypes.SELECT },
    );
    const ids = await sessionIds();
    const opened = (index: number) => ({ role: 'candidate', sessionId: ids[index] });
    const ended = (index: number, reason: string) => ({ reason, sessionId: ids[index] });
    expect(log.map(({ action, facts }) => [action, JSON.parse(facts ?? '') as unknown])).toEqual([
      ['session.opened', opened(0)],
      ['session.ended', ended(0, 'takenOver')],
      ['session.opened', opened(1)],
      ['session.ended', ended(1, 'signedOut')],
      ['session.opened', opened(2)],
      ['session.ended', ended(2, 'revoked')],
    ]);
    const common = { schoolId: candidate.schoolId, subjectId: personId };
    for (const entry of log) expect(entry).toEqual(jasmine.objectContaining(common));
    for (const entry of log.slice(0, 5)) {
      expect(entry).toEqual(jasmine.objectContaining({ personId, role: 'candidate' }));
      expect(entry.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(log[3]?.address).toBe('192.0.2.7');
    const byNobody = { personId: null, role: null, process: 'worker spec', address: null };
    expect(log[5]).toEqual(jasmine.objectContaining(byNobody));
  });

  it('rotates the cookie of a browser that signs in again, without calling it a takeover', async () => {
    const { candidate, examiner } = people;
    const first = await fixture.signIn(candidate);
    const second = await fixture.signIn(candidate, first);
    expect(second).not.toBe(first);
    expect(problemOf(await look(first))).toEqual({ code: 'unauthenticated' });
    expect((await look(second)).body).toEqual(jasmine.objectContaining({ tookOver: false }));
    // Somebody else at the same computer.
    await fixture.signIn(examiner, second);
    expect((await look(second)).status).toBe(401);
    const signedOut = jasmine.objectContaining({ reason: 'signedOut' });
    expect(await events()).toEqual([signedOut, signedOut]);
  });

  it('leaves one session when a person signs in twice at once', async () => {
    const asExaminer = { ...people.examiner };
    const asAdmin = { ...people.examiner, role: 'admin' as const };
    const { id: personId } = await fixture.personOf(asExaminer);
    await SchoolRoleRecord.create({ personId, role: 'collegeAdmin' });
    for (let round = 0; round < 5; round += 1) {
      const codes = [await fixture.receiveCode(asExaminer), await fixture.receiveCode(asAdmin)];
      const answers = await Promise.all([
        fixture.guess(asExaminer, codes[0] ?? ''),
        fixture.guess(asAdmin, codes[1] ?? ''),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await LoginSessionRecord.count({ where: { personId, endedAt: null } })).toBe(1);
      const live = await Promise.all(answers.map((answer) => look(cookieOf(answer))));
      expect(live.filter(({ status }) => status === 200).length).toBe(1);
    }
    expect((await events()).length).toBe(9);
  });

  it('signs out at once, and does not mind doing it again', async () => {
    const cookie = await fixture.signIn(people.candidate);
    const answer = await fixture.call('DELETE', '/api/session', { cookie });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=; Max-Age=0; Path=\/; /);
    expect(problemOf(await look(cookie))).toEqual({ code: 'unauthenticated' });
    expect((await fixture.call('DELETE', '/api/session', { cookie })).status).toBe(204);
    expect((await fixture.call('DELETE', '/api/session')).status).toBe(204);
    expect(await events()).toEqual([jasmine.objectContaining({ reason: 'signedOut' })]);
  });

  it('can be revoked, whoever holds the cookie', async () => {
    const cookie = await fixture.signIn(people.candidate);
    const other = await fixture.signIn(people.examiner);
    const { id } = await fixture.personOf(people.candidate);
    await inSystemContext('spec', () => fixture.login.revokeSessions(id));
    await inSystemContext('spec', () => fixture.login.revokeSessions(id));
    expect((await identify(cookie)).sessionEnd).toBe('revoked');
    expect((await look(other)).status).toBe(200);
    expect(await events()).toEqual([jasmine.objectContaining({ personId: id, reason: 'revoked' })]);
  });

  it('ends after its time by the clock of the database, and its connections hear of it once', async () => {
    const cookie = await fixture.signIn(people.candidate);
    expect(await inSystemContext('spec', fixture.login.expireSessions)).toBe(0);
    await fixture.database.sequelize.query('UPDATE login_session SET expires_at = NOW(3)');
    expect((await look(cookie)).status).toBe(401);
    expect((await identify(cookie)).sessionEnd).toBe('expired');
    expect(await inSystemContext('spec', fixture.login.expireSessions)).toBe(1);
    expect(await inSystemContext('spec', fixture.login.expireSessions)).toBe(0);
    expect(await events()).toEqual([jasmine.objectContaining({ reason: 'expired' })]);
    expect((await identify(cookie)).sessionEnd).toBe('expired');
    await pause(2);
    expect(await fixture.login.forget(new Date(Date.now() + 60_000))).toBe(2);
  });

  it('gives as much as the chosen role needs', async () => {
    const { candidate, examiner, admin } = people;
    const { id: personId } = await fixture.personOf(examiner);
    await SchoolRoleRecord.create({ personId, role: 'inspector' });
    const [room] = fixture.roomRoles.get(personId) ?? [];
    const actorOf = async (cookie: string) => (await identify(cookie)).actor;

    const asExaminer = await actorOf(await fixture.signIn(examiner));
    expect(asExaminer?.rolesByRoom).toEqual(
      new Map([[room?.examRoomId ?? '', new Set(['mainExaminer'] as const)]]),
    );
    expect(asExaminer?.schoolRoles.size).toBe(0);

    const asInspector = await actorOf(await fixture.signIn({ ...examiner, role: 'admin' }));
    expect([...(asInspector?.schoolRoles ?? [])]).toEqual(['inspector']);
    expect(asInspector?.rolesByRoom.size).toBe(0);

    const asAdmin = await actorOf(await fixture.signIn(admin));
    expect([...(asAdmin?.schoolRoles ?? [])]).toEqual(['schoolAdmin']);

    const asCandidate = await actorOf(await fixture.signIn(candidate));
    const { schoolId, collegeId } = candidate;
    const facts = { role: 'candidate', schoolId, collegeId } as const;
    expect(asCandidate).toEqual(jasmine.objectContaining(facts));
    expect([asCandidate?.schoolRoles.size, asCandidate?.rolesByRoom.size]).toEqual([0, 0]);
  });

  it('knows nobody by a cookie that it never gave', async () => {
    const cookie = await fixture.signIn(people.candidate);
    const forged = [undefined, '', "' OR '1'='1", 'A'.repeat(43), `${cookie}A`, cookie.slice(1)];
    for (const sent of forged) {
      const { actor, sessionEnd } = await identify(sent);
      expect([actor, sessionEnd]).toEqual([undefined, undefined]);
    }
    expect((await identify(cookie)).actor).toBeDefined();
    expect(JSON.stringify(await LoginSessionRecord.findAll())).not.toContain(cookie);
  });

  it('leaves nothing behind when the login fails at its end', async () => {
    const { candidate } = people;
    const older = await fixture.signIn(candidate);
    const code = await fixture.receiveCode(candidate);
    spyOn(LoginSessionRecord, 'create').and.rejectWith(new Error('cut off'));
    expect((await fixture.guess(candidate, code)).status).toBe(500);
    expect((await look(older)).status).toBe(200);
    expect(await events()).toEqual([]);
  });

  it('tells the time of the database', async () => {
    const { body } = await fixture.call('GET', '/api/time');
    const { now } = body as { now: string };
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5000);
  });
});
