import type { ImportView } from '@exam/contracts';
import { Op } from 'sequelize';

import { RosterFixture } from '../../../test/roster-fixture.ts';
import {
  createFolder,
  csvText,
  manyInventedIdNumbers,
  rosterHeader,
  rosterRow,
} from '../../../test/roster-files.ts';
import { testSecret } from '../../../test/people.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import { readSpreadsheet } from '../../platform/spreadsheet/read-spreadsheet.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { Keyring } from '../../platform/secrets/keyring.ts';
import { PersonRecord } from '../../schools/index.ts';
import { PeopleImportRecord } from '../people-import-record.ts';
import { ImportStore } from './import-store.ts';

const header: string[] = [...rosterHeader];
const table = (...rows: (readonly string[])[]) => csvText([header, ...rows]);
const changed = (row: readonly string[], column: string, value: string) =>
  row.with(header.indexOf(column), value);
const counts = (given: Partial<NonNullable<ImportView['counts']>>) => ({
  ...{ new: 0, changed: 0, unchanged: 0, wrong: 0, missing: 0 },
  ...given,
});

describe('imports', () => {
  let database: TestDatabase;
  let roster: RosterFixture;
  let admin: Actor;
  let other: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    roster = await RosterFixture.create(database.sequelize);
    admin = await roster.school.staff(['schoolAdmin'], null);
    other = await roster.school.staff(['schoolAdmin'], null);
  });
  afterEach(() => roster.end());

  const candidates = () =>
    PersonRecord.findAll({
      where: { schoolId: roster.school.schoolId, kind: 'candidate' },
      order: ['candidateNumber'],
    });
  const phones = async () =>
    (await candidates()).map((person) => roster.personalData.phoneOf(person));
  const importAll = (...rows: (readonly string[])[]) => roster.importCandidates(admin, rows);
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );

  it('are done also when their file cannot be removed, and it is removed when they are forgotten', async () => {
    const view = await roster.send(admin, 'candidates', table(rosterRow(1)));
    roster.refuseRemoval = true;
    const done = await roster.commit(admin, view.id);
    expect(done.state).toBe('done');
    expect(roster.logged).toEqual(['warn']);
    expect(roster.files.size).toBe(1);

    roster.refuseRemoval = false;
    await PeopleImportRecord.update({ seenAt: new Date(0) }, { where: { id: view.id } });
    await roster.rosters.forget(new Date(1));
    expect(roster.files.size).toBe(0);
  });

  it('can be looked at while they go on, by many at once', async () => {
    const store = new ImportStore(new Keyring(testSecret));
    const { schoolId } = roster.school;
    const job = await store.start({
      ...{ scope: { schoolId, collegeId: null }, kind: 'staff', startedBy: admin.personId },
      ...{ fileName: 'x.csv', fileKey: 'imports/none' },
    });
    const again = async (times: number, work: (time: number) => Promise<unknown>) => {
      for (let time = 0; time < times; time += 1) await work(time);
    };
    await expectAsync(
      Promise.all([
        again(200, (done) => store.progress(job.id, done, 200)),
        again(200, () => store.touchRunning(job.id)),
        ...[1, 2, 3, 4].map(() => again(200, () => store.find(job.id))),
        ...[1, 2].map(() => again(200, () => store.latest({ schoolId, collegeId: null }, 'staff'))),
      ]),
    ).toBeResolved();
    expect((await store.find(job.id))?.state).toBe('reading');
  });

  it('show what they would do, and do nothing before they are told to', async () => {
    const wrong = changed(rosterRow(3), '手机号', '123');
    const view = await roster.send(admin, 'candidates', table(rosterRow(1), rosterRow(2), wrong));
    expect(view.state).toBe('checked');
    expect(view.counts).toEqual(counts({ new: 2, wrong: 1 }));
    expect(view.can).toEqual({ map: true, commit: true, discard: true });
    expect(await candidates()).toEqual([]);
    const { rows, total } = await roster.rows(admin, view.id, 'wrong');
    expect(total).toBe(1);
    expect(rows[0]).toEqual(
      jasmine.objectContaining({
        row: 4,
        problems: [{ column: 'phone', code: 'phoneForm', value: '123' }],
      }),
    );

    const done = await roster.commit(admin, view.id);
    expect(done.state).toBe('done');
    expect(done.counts).toEqual(counts({ new: 2, wrong: 1 }));
    expect(await phones()).toEqual(['13000000001', '13000000002']);
    expect(roster.acts.map(({ action }) => action)).toEqual(['roster.imported']);
    expect([...roster.files.keys()]).toEqual([]);
  });

  it('keep nothing readable of what stands in the file', async () => {
    await importAll(rosterRow(1));
    await roster.send(admin, 'candidates', table(rosterRow(1), changed(rosterRow(2), '姓名', '1')));
    for (const name of ['person', 'people_import', 'people_import_row', 'candidate_profile']) {
      const [rows] = await database.sequelize.query(`SELECT * FROM ${name}`);
      expect(JSON.stringify(rows)).not.toMatch(/1300000000\d|11010119000101/);
    }
    expect(Buffer.concat([...roster.files.values()]).toString()).not.toContain('13000000002');
    expect(JSON.stringify(roster.acts)).not.toMatch(/1300000000\d|11010119000101/);
  });

  it('update by candidate number, leave who is not in the file, and list them', async () => {
    await importAll(rosterRow(1), rosterRow(2), rosterRow(3));
    const before = await candidates();
    const again = changed(changed(rosterRow(1), '姓名', '样改名'), '手机号', '13000000099');
    const view = await roster.send(admin, 'candidates', table(again, rosterRow(2)));
    expect(view.counts).toEqual(counts({ changed: 1, unchanged: 1, missing: 1 }));
    const { rows } = await roster.rows(admin, view.id, 'changed');
    expect(rows[0]?.changes).toEqual([
      { column: 'name', before: '样乙甲', after: '样改名' },
      { column: 'phone', before: '130****0001', after: '130****0099' },
    ]);
    const missing = await roster.rows(admin, view.id, 'missing');
    expect(missing.rows.map(({ number }) => number)).toEqual(['2026000003']);

    await roster.commit(admin, view.id);
    const after = await candidates();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ name }) => name)).toEqual(['样改名', '样丙甲', '样丁甲']);
    expect(await phones()).toEqual(['13000000099', '13000000002', '13000000003']);
    expect(roster.revoked).toEqual([before[0]?.id ?? '']);
    expect(roster.acts.map(({ action }) => action)).toEqual([
      ...['roster.imported', 'candidate.changed', 'roster.imported'],
    ] as never);
    expect(roster.acts[1]).toEqual(
      jasmine.objectContaining({
        before: { phone: '130****0001' },
        after: { phone: '130****0099' },
      }),
    );
  });

  it('let candidates exchange their phones, and refuse one that somebody else keeps', async () => {
    await importAll(rosterRow(1), rosterRow(2), rosterRow(3));
    const one = changed(rosterRow(1), '手机号', '13000000002');
    const two = changed(rosterRow(2), '手机号', '13000000001');
    const four = changed(rosterRow(4), '手机号', '13000000003');
    const five = changed(rosterRow(5), '证件号码', manyInventedIdNumbers(3));
    const view = await roster.send(admin, 'candidates', table(one, two, four, five));
    expect(view.counts).toEqual(counts({ changed: 2, wrong: 2, missing: 1 }));
    const { rows } = await roster.rows(admin, view.id, 'wrong');
    expect(rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'phoneOfOther',
      'idNumberOfOther',
    ]);
    await roster.commit(admin, view.id);
    expect(await phones()).toEqual(['13000000002', '13000000001', '13000000003']);
  });

  it('write all or nothing, and can be repeated', async () => {
    const { id } = await roster.send(admin, 'candidates', table(...[1, 2, 3].map(rosterRow)));
    // Somebody takes a phone of the file between dry run and commit.
    const taken = await roster.school.people.add({
      ...{ schoolId: roster.school.schoolId, collegeId: roster.school.collegeId },
      ...{ kind: 'candidate', name: '样外', phone: '13000000003', candidateNumber: 'X1' },
    });
    const failed = await roster.commit(admin, id);
    expect([failed.state, failed.fault]).toEqual(['failed', 'changedMeanwhile']);
    expect((await candidates()).length).toBe(1);
    expect(failed.can.map).toBe(true);

    await roster.call('post /imports/:importId/check', admin, { params: { importId: id } });
    await roster.rosters.settled();
    expect((await roster.view(admin, id)).counts).toEqual(counts({ new: 2, wrong: 1, missing: 1 }));
    await PersonRecord.destroy({ where: { id: taken.id } });
    await roster.call('post /imports/:importId/check', admin, { params: { importId: id } });
    await roster.rosters.settled();
    expect((await roster.commit(admin, id)).counts).toEqual(counts({ new: 3 }));
  });

  it('of a process that died are failed, and can be committed again', async () => {
    const { id } = await roster.send(admin, 'candidates', table(rosterRow(1)));
    await PeopleImportRecord.update(
      { state: 'committing', seenAt: new Date(Date.now() - 60_000) },
      { where: { id } },
    );
    const view = await roster.view(admin, id);
    expect([view.state, view.fault, view.can.commit]).toEqual(['failed', 'interrupted', true]);
    expect((await roster.commit(admin, id)).state).toBe('done');
    expect((await candidates()).length).toBe(1);
  });

  it('are one at a time: a second admin is told, and may discard what was left lying', async () => {
    const first = await roster.send(admin, 'candidates', table(rosterRow(1)));
    expect(await codeOf(roster.begin(other, 'candidates', table(rosterRow(2))))).toBe(
      'import-in-progress',
    );
    expect([...roster.files.keys()].length).toBe(1);
    const { import: seen } = await roster.call<{ import: ImportView }>(
      'get /imports/current',
      other,
      {
        query: { kind: 'candidates' },
      },
    );
    expect(seen).toEqual(
      jasmine.objectContaining({ id: first.id, own: false, startedBy: '测试', proposal: null }),
    );
    expect(await codeOf(roster.rows(other, first.id, 'new'))).toBe('not-found');
    expect(await codeOf(roster.commit(other, first.id))).toBe('not-found');

    await roster.call('post /imports/:importId/discard', other, { params: { importId: first.id } });
    expect((await roster.send(other, 'candidates', table(rosterRow(2)))).state).toBe('checked');
  });

  it('of two commits write once', async () => {
    const { id } = await roster.send(admin, 'candidates', table(rosterRow(1)));
    const codes = await Promise.all([1, 2].map(() => codeOf(roster.commit(admin, id))));
    expect(codes.sort()).toEqual(['done', 'import-moved']);
    expect((await candidates()).length).toBe(1);
  });

  it('ask which column is which, and remember the answer for the school', async () => {
    const file = csvText([header.with(0, '流水'), rosterRow(1)]);
    const view = await roster.send(admin, 'candidates', file);
    expect(view.state).toBe('mapping');
    const { mapping } = view.proposal ?? {};
    const columns = { ...mapping?.columns, candidateNumber: 0 };
    const incomplete = { ...mapping, columns: { candidateNumber: 0 } };
    const answer = (body: object) =>
      roster.call('post /imports/:importId/mapping', admin, {
        params: { importId: view.id },
        body,
      });
    expect(await codeOf(answer(incomplete))).toBe('invalid-request');
    await answer({ ...mapping, columns });
    await roster.rosters.settled();
    expect((await roster.commit(admin, view.id)).counts).toEqual(counts({ new: 1 }));
    const next = await roster.send(admin, 'candidates', file);
    expect([next.state, next.counts]).toEqual(['checked', counts({ unchanged: 1 })]);
  });

  it('keep college admins in their college', async () => {
    const { schoolId, collegeId, otherCollegeId } = roster.school;
    await importAll(rosterRow(1));
    await roster.school.people.add({
      ...{ schoolId, collegeId: otherCollegeId, kind: 'candidate', name: '样文' },
      ...{ phone: '13000000050', candidateNumber: '2026000050' },
    });
    const college = await roster.school.staff(['collegeAdmin'], collegeId);
    const file = table(
      rosterRow(1),
      rosterRow(50),
      changed(changed(rosterRow(2), '学院', '文学院'), '专业', '古代文学'),
    );
    const view = await roster.send(college, 'candidates', file);
    expect(view.counts).toEqual(counts({ unchanged: 1, wrong: 2 }));
    const { rows } = await roster.rows(college, view.id, 'wrong');
    expect(rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'personElsewhere',
      'collegeNotYours',
    ]);
    const outsider = await roster.school.staff(['collegeAdmin'], otherCollegeId);
    expect(await codeOf(roster.view(outsider, view.id))).toBe('not-found');
    const foreign = await RosterFixture.create(database.sequelize);
    const theirs = await foreign.school.staff(['schoolAdmin'], null);
    expect(await codeOf(roster.view(theirs, view.id))).toBe('not-found');
    await foreign.end();
  });

  it('give the wrong rows back with their reasons, which is logged', async () => {
    const wrong = changed(changed(rosterRow(1), '手机号', '=1+1'), '专业', '软件工成');
    const { id } = await roster.send(admin, 'candidates', table(rosterRow(2), wrong));
    const sent = await roster.call<{ body: Buffer }>('get /imports/:importId/wrong-rows', admin, {
      params: { importId: id },
    });
    const folder = await createFolder();
    const path = await folder.write('wrong.xlsx', sent.body);
    const { sheets } = await readSpreadsheet(path, { bytes: 1e7, rows: 10, columns: 20 });
    await folder.remove();
    const texts = sheets[0]?.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(texts).toEqual([
      [...header, '原行号', '错误原因'],
      [...wrong, '3', '手机号：须为 11 位大陆手机号；专业：该学院没有这个专业，是否为“软件工程”？'],
    ]);
    expect(roster.acts.map(({ action }) => action)).toEqual(['export.downloaded']);
  });

  it('take the template as it is sent, and leave its example out', async () => {
    const { body } = await roster.call<{ body: Buffer }>('get /imports/template', admin, {
      query: { kind: 'candidates' },
    });
    const view = await roster.send(admin, 'candidates', body);
    expect([view.state, view.fault, view.counts]).toEqual(['checked', null, counts({})]);
  });

  it('say what is wrong with a file, and keep nothing of it', async () => {
    const view = await roster.send(admin, 'candidates', 'PK no archive');
    expect([view.state, view.fault]).toEqual(['failed', 'damaged']);
    expect(view.can.map).withContext('the same file is no better the next time').toBeFalse();
    expect((await roster.send(admin, 'candidates', table(rosterRow(1)))).state).toBe('checked');
  });

  it('of staff go by staff number or phone, and never renumber who administers', async () => {
    const staffHeader = ['工号', '姓名', '手机号', '学院'];
    const security = await roster.school.staff(['securityAdmin'], null);
    await PersonRecord.update({ staffNumber: 'S1' }, { where: { id: security.personId } });
    const first = csvText([
      staffHeader,
      ['T1', '李样', '13000001001', '计算机学院'],
      ['', '王样', '13000001002', ''],
    ]);
    await roster.commit(admin, (await roster.send(admin, 'staff', first)).id);
    const second = csvText([
      staffHeader,
      ['T1', '李样', '13000001009', '计算机学院'],
      ['T2', '王样', '13000001002', ''],
      ['S1', '测试', '13000001003', ''],
    ]);
    const view = await roster.send(admin, 'staff', second);
    expect(view.counts).toEqual(counts({ changed: 2, wrong: 1, missing: 2 }));
    const { rows } = await roster.rows(admin, view.id, 'wrong');
    expect(rows[0]?.problems[0]?.code).toBe('holdsRole');
    await roster.commit(admin, view.id);
    const staff = await PersonRecord.findAll({
      where: {
        ...{ schoolId: roster.school.schoolId, kind: 'staff' },
        staffNumber: { [Op.in]: ['T1', 'T2'] },
      },
      order: ['staffNumber'],
    });
    expect(staff.map((person) => roster.personalData.phoneOf(person))).toEqual([
      '13000001009',
      '13000001002',
    ]);
    expect(roster.acts.map(({ action }) => action)).toEqual([
      ...['staff.imported', 'staff.changed', 'staff.imported'],
    ] as never);
  });

  it('are forgotten with their files', async () => {
    const { id } = await roster.send(admin, 'candidates', table(rosterRow(1)));
    expect(await roster.rosters.forget(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
    expect(await PeopleImportRecord.findByPk(id)).toBeNull();
    expect([...roster.files.keys()]).toEqual([]);
  });
});
