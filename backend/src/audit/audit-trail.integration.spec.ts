import { randomUUID } from 'node:crypto';

import { QueryTypes } from 'sequelize';

import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { inRequestContext, inSystemContext } from '../platform/http/request-context.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { AuditAct } from './audit-act.ts';
import { AuditTrail, PLATFORM_LOG } from './audit-trail.ts';

describe('AuditTrail', () => {
  let database: TestDatabase;
  let trail: AuditTrail;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.owner.query('DELETE FROM audit_entry');
    await database.owner.query('DELETE FROM audit_pending');
    trail = new AuditTrail(database.sequelize);
  });

  const actor: Actor = {
    personId: randomUUID(),
    sessionId: randomUUID(),
    schoolId: randomUUID(),
    collegeId: null,
    role: 'admin',
    schoolRoles: new Set(['schoolAdmin', 'inspector']),
    rolesByRoom: new Map(),
  };
  const request = { requestId: randomUUID(), address: '2001:db8::1', actor };
  const act: AuditAct = {
    action: 'exam.changed',
    subject: { kind: 'exam', id: randomUUID(), name: '复试' },
    before: { name: '初试', minutes: 15 },
    after: { name: '复试', minutes: 20 },
    reason: '改期',
  };
  const record = (given: AuditAct) => inTransaction(database.sequelize, () => trail.record(given));
  const select = (columns: string, table: string) =>
    database.sequelize.query<Record<string, unknown>>(`SELECT ${columns} FROM ${table}`, {
      type: QueryTypes.SELECT,
    });

  it('keeps who, from where, what, before and after, and wakes the sealer', async () => {
    const woken = jasmine.createSpy('wake');
    trail.wake = woken;
    await inRequestContext(request, () => record(act));
    expect(woken).toHaveBeenCalledTimes(1);
    const [entry] = await select('*', 'audit_entry');
    expect(entry).toEqual(
      jasmine.objectContaining({
        school_id: actor.schoolId,
        action: 'exam.changed',
        person_id: actor.personId,
        role: 'inspector,schoolAdmin',
        process: null,
        address: '2001:db8::1',
        request_id: request.requestId,
        subject_kind: 'exam',
        subject_id: act.subject?.id,
        subject_name: '复试',
        before_facts: '{"minutes":15,"name":"初试"}',
        after_facts: '{"minutes":20,"name":"复试"}',
        reason: '改期',
      }),
    );
    expect(await select('sequence', 'audit_pending')).toEqual([{ sequence: entry?.['sequence'] }]);
  });

  it('puts what no school is concerned with into the log of the platform', async () => {
    await inSystemContext('cli keys', () => record({ action: 'keys.rotated', subject: null }));
    expect(await select('school_id, person_id, process, address', 'audit_entry')).toEqual([
      { school_id: PLATFORM_LOG, person_id: null, process: 'cli keys', address: null },
    ]);
  });

  it('keeps an act if and only if the command commits', async () => {
    const command = inTransaction(database.sequelize, async () => {
      await inRequestContext(request, () => trail.record(act));
      throw new Error('changed our mind');
    });
    await expectAsync(command).toBeRejectedWithError('changed our mind');
    await expectAsync(inRequestContext(request, () => trail.record(act))).toBeRejectedWithError(
      /part of a transaction/,
    );
    await expectAsync(record(act)).toBeRejectedWithError(/part of a request/);
    const readable = { ...act, after: { phone: '13800001001' } };
    await expectAsync(inRequestContext(request, () => record(readable))).toBeRejectedWithError(
      /must be masked/,
    );
    expect(await select('id', 'audit_entry')).toEqual([]);
    expect(await select('sequence', 'audit_pending')).toEqual([]);
  });
});
