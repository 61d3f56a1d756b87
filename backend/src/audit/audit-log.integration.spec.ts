import { randomUUID } from 'node:crypto';

import type { AuditAction } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import { createAudit, type Audit } from './create-audit.ts';
import { createVerifyAuditLog, listAuditLogs, type VerifyAuditLog } from './verify-audit-log.ts';

describe('the chain of the audit log', () => {
  let database: TestDatabase;
  let audit: Audit;
  let verify: VerifyAuditLog;
  let schoolId: string;

  beforeAll(async () => {
    database = await createDatabase();
    audit = createAudit({ sequelize: database.sequelize, logger: quiet });
    verify = createVerifyAuditLog(database.sequelize);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    // Each spec has a log of its own.
    schoolId = randomUUID();
  });

  const act = (name: string, school = schoolId, action: AuditAction = 'exam.changed') =>
    inSystemContext('spec', () =>
      inTransaction(database.sequelize, () =>
        audit.record({
          action,
          schoolId: school,
          subject: { kind: 'exam', id: randomUUID(), name },
          before: { name: '' },
          after: { name, steps: ['deviceCheck', { minutes: 1.5 }] },
          reason: '“理由”\n第二行',
        }),
      ),
    );
  /** As many entries, sealed. */
  const fill = async (count: number) => {
    for (let index = 1; index <= count; index += 1) await act(`第 ${String(index)} 次`);
    await audit.sealer.sealAll();
  };
  /** As who owns the tables. */
  const tamper = (sql: string, replacements: object = {}) =>
    database.owner.query(sql, { replacements: { schoolId, ...replacements } });
  const select = <Row extends object>(sql: string) =>
    database.sequelize.query<Row>(sql, { type: QueryTypes.SELECT, replacements: { schoolId } });
  const entryIds = async () => {
    const rows = await select<{ id: string }>(
      'SELECT id FROM audit_entry WHERE school_id = :schoolId ORDER BY sequence',
    );
    return rows.map(({ id }) => id);
  };
  const fault = async () => (await verify(schoolId)).fault;

  it('holds every entry of each school, in order and once, also when two seal at a time', async () => {
    const other = randomUUID();
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    const twin = createAudit({ sequelize: database.sequelize, logger: quiet }).sealer;
    await Promise.all([
      ...names.map((name) => act(name, Number(name) % 2 ? schoolId : other)),
      audit.sealer.sealAll(),
      twin.sealAll(),
    ]);
    await Promise.all([audit.sealer.sealAll(), twin.sealAll()]);
    for (const school of [schoolId, other]) {
      const found = await verify(school);
      expect(found).toEqual(jasmine.objectContaining({ unsealed: 0, fault: null }));
      expect(found.head.sequence).toBe(20);
    }
    expect(await listAuditLogs(database.sequelize)).toEqual(
      jasmine.arrayContaining([schoolId, other]),
    );
  });

  it('leaves what is not sealed yet to the next look, and says so', async () => {
    await fill(2);
    await act('later');
    const found = await verify(schoolId);
    expect(found).toEqual(jasmine.objectContaining({ unsealed: 1, fault: null }));
    expect(found.head.sequence).toBe(2);
    audit.sealer.start();
    await act('wakes the sealer');
    await audit.sealer.stop();
    await createAudit({ sequelize: database.sequelize, logger: quiet }).sealer.sealAll();
    expect((await verify(schoolId)).head.sequence).toBe(4);
  });

  it('is right over more than one page of seals', async () => {
    const values = Array.from(
      { length: 2_100 },
      () => "(UUID(), :schoolId, NOW(3), 'exam.changed')",
    );
    await tamper(`INSERT INTO audit_entry (id, school_id, at, action) VALUES ${values.join(',')}`);
    await tamper(
      'INSERT INTO audit_pending SELECT sequence FROM audit_entry WHERE school_id = :schoolId',
    );
    await audit.sealer.sealAll();
    expect((await verify(schoolId)).head.sequence).toBe(2_100);
    await tamper(
      `UPDATE audit_entry SET action = 'exam.removed' WHERE id =
         (SELECT entry_id FROM audit_seal WHERE school_id = :schoolId AND sequence = 1001)`,
    );
    expect(await fault()).toEqual(jasmine.objectContaining({ kind: 'changed', sequence: 1_001 }));
  });

  it('breaks at an entry of which anything was changed', async () => {
    await fill(3);
    const [, id] = await entryIds();
    const columns = {
      at: "'2026-01-01 00:00:00.000'",
      action: "'exam.removed'",
      person_id: 'UUID()',
      role: "'operator'",
      process: "'another'",
      address: "'192.0.2.1'",
      request_id: 'UUID()',
      subject_kind: "'person'",
      subject_id: 'UUID()',
      subject_name: 'NULL',
      before_facts: '\'{"name":"x"}\'',
      after_facts: "'{'",
      reason: "''",
    };
    for (const [column, value] of Object.entries(columns)) {
      const [kept] = await select<object>(
        `SELECT CAST(${column} AS CHAR) AS value FROM audit_entry WHERE id = '${String(id)}'`,
      );
      await tamper(`UPDATE audit_entry SET ${column} = ${value} WHERE id = '${String(id)}'`);
      expect(await fault())
        .withContext(column)
        .toEqual({ kind: 'changed', sequence: 2, entryId: String(id) });
      await tamper(`UPDATE audit_entry SET ${column} = :value WHERE id = '${String(id)}'`, kept);
      expect(await fault())
        .withContext(column)
        .toBeNull();
    }
    await tamper(
      `UPDATE audit_seal SET entry_hash = '${'0'.repeat(64)}' WHERE entry_id = '${String(id)}'`,
    );
    expect(await fault()).toEqual(jasmine.objectContaining({ sequence: 2, entryId: String(id) }));
  });

  it('breaks where an entry was removed, with its seal and with all numbers behind it mended', async () => {
    await fill(5);
    const [, second] = await entryIds();
    await tamper(`DELETE FROM audit_entry WHERE id = '${String(second)}'`);
    expect(await fault()).toEqual({ kind: 'removed', sequence: 2, entryId: String(second) });
    await tamper('DELETE FROM audit_seal WHERE school_id = :schoolId AND sequence = 2');
    expect(await fault()).toEqual({ kind: 'removed', sequence: 2, entryId: null });
    await tamper(
      `UPDATE audit_seal SET sequence = sequence - 1 WHERE school_id = :schoolId AND sequence > 2
       ORDER BY sequence`,
    );
    expect(await fault()).toEqual(jasmine.objectContaining({ kind: 'removed', sequence: 2 }));
  });

  it('breaks where entries changed places', async () => {
    await fill(4);
    await tamper(
      `UPDATE audit_seal SET sequence = CASE sequence WHEN 2 THEN 103 ELSE 102 END
       WHERE school_id = :schoolId AND sequence IN (2, 3)`,
    );
    await tamper(
      'UPDATE audit_seal SET sequence = sequence - 100 WHERE school_id = :schoolId AND sequence > 100',
    );
    expect(await fault()).toEqual(jasmine.objectContaining({ kind: 'reordered', sequence: 2 }));
  });

  it('breaks at an entry that was put in by hand, in the chain or outside of it', async () => {
    await fill(3);
    const columns = 'id, school_id, at, action';
    await tamper(
      `INSERT INTO audit_entry (${columns}) VALUES (UUID(), :schoolId, NOW(3), 'role.granted')`,
    );
    const entryId = (await entryIds())[3] ?? '';
    expect(await fault()).toEqual({ kind: 'inserted', sequence: null, entryId });
    await tamper(
      `UPDATE audit_seal SET sequence = sequence + 1 WHERE school_id = :schoolId AND sequence > 1
       ORDER BY sequence DESC`,
    );
    const zeros = '0'.repeat(64);
    await tamper(
      `INSERT INTO audit_seal VALUES (:schoolId, 2, :entryId, '${zeros}', '${zeros}', NOW(3))`,
      { entryId },
    );
    expect(await fault()).toEqual({ kind: 'inserted', sequence: 2, entryId });
  });

  it('tells a chain that was cut or forged as a whole by a head that was noted down', async () => {
    await fill(4);
    const { head } = await verify(schoolId);
    expect((await verify(schoolId, head)).fault).toBeNull();
    const [last] = (await entryIds()).slice(-1);
    await tamper(`DELETE FROM audit_entry WHERE id = '${String(last)}'`);
    await tamper(`DELETE FROM audit_seal WHERE entry_id = '${String(last)}'`);
    expect(await fault()).toBeNull();
    const cut = { kind: 'removed' as const, sequence: 4, entryId: null };
    expect((await verify(schoolId, head)).fault).toEqual(cut);
    await act('another fourth');
    await audit.sealer.sealAll();
    expect(await fault()).toBeNull();
    expect((await verify(schoolId, head)).fault).toEqual(
      jasmine.objectContaining({ kind: 'changed', sequence: 4 }),
    );
  });
});
