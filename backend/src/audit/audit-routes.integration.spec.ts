import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

import {
  auditEntriesQuery,
  auditFilter,
  type AuditEntriesView,
  type AuditChainView,
  type AuditVerificationView,
} from '@exam/contracts';
import exceljs from 'exceljs';

import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { testPeople } from '../../test/people.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { inRequestContext } from '../platform/http/request-context.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { initSchoolRecords, SchoolRecord } from '../schools/index.ts';
import type { AuditAct } from './audit-act.ts';
import { createAudit, type Audit } from './create-audit.ts';

type Input = Record<string, unknown>;

describe('the pages of the audit log', () => {
  let database: TestDatabase;
  let audit: Audit;
  let actor: Actor;
  let teacher: string;
  const foreign = randomUUID();

  beforeAll(async () => {
    database = await createDatabase();
    initSchoolRecords(database.sequelize);
    audit = createAudit({ sequelize: database.sequelize, logger: quiet });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    const schoolId = randomUUID();
    const school = { pinyinInitials: 'csdx', timeZone: 'Asia/Shanghai' };
    await SchoolRecord.create({ id: schoolId, name: schoolId, ...school });
    const { people } = await testPeople(database.sequelize);
    const add = (name: string, phone: string) =>
      people.add({ schoolId, collegeId: null, kind: 'staff', name, phone });
    const { id: personId } = await add('高敏', '13900009003');
    ({ id: teacher } = await add('罗志强', '13900009002'));
    actor = {
      ...{ personId, schoolId, sessionId: randomUUID(), collegeId: null, role: 'admin' },
      ...{ schoolRoles: new Set(['auditAdmin']), rolesByRoom: new Map() },
    };
  });

  const asActor = <T>(work: () => Promise<T>) =>
    inRequestContext({ requestId: randomUUID(), address: '192.0.2.1', actor }, work);
  const record = (act: Partial<AuditAct>) =>
    asActor(() =>
      inTransaction(database.sequelize, () =>
        audit.record({ action: 'exam.changed', subject: null, ...act }),
      ),
    );
  const call = async <T>(method: string, path: string, input: Input = {}): Promise<T> => {
    const found = audit.routes.find((one) => one.method === method && one.path === path);
    const handle = found?.handle as (input: Input) => unknown;
    return asActor(async () => (await handle({ actor, ...input })) as T);
  };
  const list = (query: Input = {}) =>
    call<AuditEntriesView>('get', '/audit/entries', { query: auditEntriesQuery.parse(query) });
  const download = async (query: Input) => {
    const ctx = { set: jasmine.createSpy('set'), body: undefined as unknown, type: '' };
    const filter = auditFilter.parse(query);
    await call('get', '/audit/export', { query: { ...filter, format: query['format'] }, ctx });
    return ctx.body;
  };
  const reasons = async (query: Input) => (await list(query)).entries.map(({ reason }) => reason);

  it('list newest first, page by page, each entry once', async () => {
    for (let index = 1; index <= 120; index += 1) await record({ reason: String(index) });
    await record({ schoolId: foreign, reason: 'of another school' });
    const seen: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AuditEntriesView = await list({ cursor });
      expect(page.entries.length).toBeLessThanOrEqual(50);
      seen.push(...page.entries.map(({ reason }) => reason));
      cursor = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => String(120 - index)));
  });

  it('find by person, act, subject and time, in this school alone', async () => {
    const by = { personId: teacher, schoolId: actor.schoolId, role: 'schoolAdmin' };
    await record({
      reason: 'a',
      by,
      action: 'role.granted',
      subject: { kind: 'person', id: teacher },
    });
    await record({ reason: 'b', subject: { kind: 'exam', id: 'x1', name: '2027 年复试 100%' } });
    await record({ reason: 'c', schoolId: foreign, by: { ...by, schoolId: foreign } });
    expect(await reasons({ person: '志' })).toEqual(['a']);
    expect(await reasons({ person: actor.personId })).toEqual(['b']);
    expect(await reasons({ action: 'role.granted' })).toEqual(['a']);
    expect(await reasons({ subject: '100%' })).toEqual(['b']);
    expect(await reasons({ subject: '志强' })).toEqual(['a']);
    expect(await reasons({ subject: 'x1' })).toEqual(['b']);
    expect(await reasons({ subject: '%' })).toEqual(['b']);
    expect(await reasons({ subjectKind: 'exam' })).toEqual(['b']);
    expect(await reasons({ from: '2000-01-01T00:00:00Z' })).toEqual(['b', 'a']);
    expect(await reasons({ to: '2000-01-01T00:00:00Z' })).toEqual([]);
    const [, entry] = (await list()).entries;
    expect(entry).toEqual(
      jasmine.objectContaining({
        person: { id: teacher, name: '罗志强' },
        subject: { kind: 'person', id: teacher, name: '罗志强' },
        sealed: null,
      }),
    );
  });

  it('leave as files that compute nothing, and are in the log themselves', async () => {
    const formula = '=HYPERLINK("http://192.0.2.1","x")';
    await record({ reason: formula, subject: { kind: 'exam', id: 'x', name: '+1' } });
    await record({ reason: '@a', subject: { kind: 'exam', id: 'x', name: '-1' } });
    const csv = await text((await download({ format: 'csv' })) as Readable);
    expect(csv).toMatch(/^\ufeff序号,时间/);
    expect(csv).toContain(`"'=HYPERLINK(""http://192.0.2.1"",""x"")"`);
    for (const cell of csv.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^[=+\-@\t]/);
    const workbook = new exceljs.Workbook();
    const body = await download({ format: 'xlsx', action: 'exam.changed' });
    await workbook.xlsx.load(body as exceljs.Buffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(3);
    sheet?.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).toBe(exceljs.ValueType.String);
      });
    });
    const [last] = (await list({ action: 'export.downloaded' })).entries;
    const { format, filter } = last?.after as { format: string; filter: object };
    expect(format).toBe('xlsx');
    expect(filter).toEqual(jasmine.objectContaining({ action: 'exam.changed' }));
    expect((await list({ action: 'export.downloaded' })).entries.length).toBe(2);
  });

  it('say how far the log is sealed, and when it was verified', async () => {
    const chain = () => call<AuditChainView>('get', '/audit/chain');
    expect(await chain()).toEqual({ head: null, unsealed: 0, verified: null });
    await record({ reason: 'a' });
    expect((await chain()).unsealed).toBe(1);
    await audit.sealer.sealAll();
    const found = await call<AuditVerificationView>('post', '/audit/verifications');
    expect(found).toEqual(jasmine.objectContaining({ unsealed: 0, fault: null }));
    const { head, verified } = await chain();
    expect(head).toEqual(jasmine.objectContaining(found.head));
    expect(verified).toEqual({
      at: jasmine.any(String) as never,
      personName: '高敏',
      right: true,
    });
    await database.owner.query("UPDATE audit_entry SET reason = 'b' WHERE school_id = :schoolId", {
      replacements: { schoolId: actor.schoolId },
    });
    const broken = await call<AuditVerificationView>('post', '/audit/verifications');
    expect(broken.fault).toEqual(jasmine.objectContaining({ kind: 'changed', sequence: 1 }));
    expect((await chain()).verified?.right).toBe(false);
  });
});
