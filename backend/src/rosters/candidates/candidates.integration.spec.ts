import type { CandidatesView, CandidateView, RevealedView } from '@exam/contracts';

import { RosterFixture } from '../../../test/roster-fixture.ts';
import { manyInventedIdNumbers, rosterRow } from '../../../test/roster-files.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import type { Actor } from '../../platform/policy/actor.ts';

describe('candidates', () => {
  let database: TestDatabase;
  let roster: RosterFixture;
  let admin: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    roster = await RosterFixture.create(database.sequelize);
    admin = await roster.school.staff(['schoolAdmin'], null);
    const rows = Array.from({ length: 60 }, (_, index) => rosterRow(index));
    await roster.importCandidates(admin, rows);
    roster.acts.length = 0;
  });
  afterEach(() => roster.end());

  const list = (query: object, actor = admin) =>
    roster.call<CandidatesView>('get /candidates', actor, { query });
  const numbers = async (query: object) =>
    (await list(query)).candidates.map(({ candidateNumber }) => candidateNumber);
  const change = (id: string, body: object, actor = admin) =>
    roster.call<CandidateView>('put /candidates/:candidateId', actor, {
      params: { candidateId: id },
      body,
    });
  const first = async () => {
    const [row] = (await list({})).candidates;
    if (!row) throw new Error('nobody');
    return row;
  };
  const facts = () => {
    const { collegeId, majorId } = roster.school;
    return { name: '样改名', collegeId, majorId, gender: 'female', remark: '轮椅' };
  };

  it('are listed by number, a page at a time, with nothing readable', async () => {
    const page = await list({});
    expect([page.candidates.length, page.total, page.all]).toEqual([50, 60, 60]);
    expect((await list({ page: 2 })).candidates.length).toBe(10);
    expect(page.candidates[0]).toEqual(
      jasmine.objectContaining({
        candidateNumber: '2026000000',
        phone: '130****0000',
        idNumber: `110***********${manyInventedIdNumbers(0).slice(-4)}`,
      }),
    );
    expect(JSON.stringify(page)).not.toMatch(/1300000\d{4}|11010119000101/);
  });

  it('are found by name, beginning of the number or whole phone', async () => {
    expect(await numbers({ search: '2026000005' })).toEqual(['2026000005']);
    expect(await numbers({ search: '130 0000 0007' })).toEqual(['2026000007']);
    expect(await numbers({ search: '1300000' })).toEqual([]);
    expect((await numbers({ search: '202600000' })).length).toBe(10);
    expect(await numbers({ search: '000005' })).toEqual([]);
    expect((await numbers({ search: '样乙' })).length).toBeGreaterThan(1);
    expect(await numbers({ search: '%' })).toEqual([]);
    expect(await numbers({ hasPhoto: 'yes' })).toEqual([]);
    expect((await list({ hasPhoto: 'no', hasSitting: 'no' })).total).toBe(60);
    expect((await list({ majorId: roster.school.majorId })).total).toBe(60);
    expect((await list({ collegeId: roster.school.otherCollegeId })).total).toBe(0);
  });

  it('are shown readable for a reason alone, which is logged', async () => {
    const { id } = await first();
    const revealed = await roster.call<RevealedView>(
      'post /candidates/:candidateId/reveal',
      admin,
      {
        ...{ params: { candidateId: id }, body: { reason: '电话通知' } },
      },
    );
    expect(revealed).toEqual({ phone: '13000000000', idNumber: manyInventedIdNumbers(0) });
    expect(roster.acts).toEqual([
      jasmine.objectContaining({
        ...{ action: 'personal-data.viewed', reason: '电话通知' },
        subject: { kind: 'person', id },
      }) as never,
    ]);
    expect(JSON.stringify(roster.acts)).not.toContain('13000000000');
  });

  it('are corrected field by field; a new phone ends their sessions', async () => {
    const { id } = await first();
    const saved = await change(id, { ...facts(), phone: '130-0000-9999' });
    expect([saved.name, saved.phone, saved.gender, saved.remark]).toEqual([
      ...['样改名', '130****9999', 'female', '轮椅'],
    ] as never);
    expect(roster.revoked).toEqual([id]);
    expect(roster.acts.map(({ before, after }) => [before, after])).toEqual([
      [
        { name: '样甲甲', gender: null, remark: '' },
        { name: '样改名', gender: 'female', remark: '轮椅' },
      ],
      [{ phone: '130****0000' }, { phone: '130****9999' }],
    ] as never);
    roster.acts.length = 0;
    await change(id, facts());
    expect(roster.acts).toEqual([]);
  });

  it('keep their values when one of the new ones is wrong', async () => {
    const { id } = await first();
    const wrong = change(id, {
      ...facts(),
      name: '张3',
      phone: '13000000001',
      idDocument: { type: 'residentIdCard', number: '110101190001010011' },
    });
    await expectAsync(wrong).toBeRejectedWith(
      jasmine.objectContaining({
        code: 'candidate-invalid',
        facts: {
          fields: [
            { path: '/name', message: 'nameForm' },
            { path: '/phone', message: 'phoneOfOther' },
            { path: '/idDocument/number', message: 'idNumberChecksum' },
          ],
        },
      }),
    );
    expect((await first()).name).toBe('样甲甲');
    expect(roster.acts).toEqual([]);
  });

  it('are nobody to admins of another college or school', async () => {
    const { otherCollegeId } = roster.school;
    const { id } = await first();
    const outsider = await roster.school.staff(['collegeAdmin'], otherCollegeId);
    const foreign = await RosterFixture.create(database.sequelize);
    const stranger = await foreign.school.staff(['schoolAdmin'], null);
    for (const actor of [outsider, stranger]) {
      expect((await list({}, actor)).total).toBe(0);
      await expectAsync(change(id, facts(), actor)).toBeRejectedWith(
        jasmine.objectContaining({ code: 'not-found' }),
      );
    }
    await foreign.end();
  });
});
