import type { AuthorityCheckView, AuthorityOfferView } from '@exam/contracts';

import { AuthorityFixture } from '../../../test/authority-fixture.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import type { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { AuthorityCheckRecord } from './authority-check-record.ts';
import { AuthorityError } from './identity-authority.ts';

const path = '/my/sittings/:sittingId/authority-checks';

describe('checks by an outside authority', () => {
  let database: TestDatabase;
  let fixture: AuthorityFixture;
  let candidate: Actor;
  let sittingId: string;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await AuthorityFixture.create(database.sequelize);
    const seated = await fixture.room.seat('scheduled');
    candidate = seated.actor;
    sittingId = seated.sitting.id;
  });

  const start = (actor = candidate) =>
    fixture.call<AuthorityCheckView>(`post ${path}`, actor, { sittingId }, { agreed: true });
  const finish = ({ id: checkId }: AuthorityCheckView, actor = candidate) =>
    fixture.call<AuthorityCheckView>(`get ${path}/:checkId`, actor, { sittingId, checkId });
  const offer = () => fixture.call<AuthorityOfferView>(`get ${path}`, candidate, { sittingId });
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: unknown) => (error as ConflictError).code,
    );
  const verified = { status: 'verified', score: 0.98, raw: { code: '200' } } as const;

  it('verifies a candidate in the authority’s name, and completes the step', async () => {
    const begun = await start();
    expect(begun).toEqual(
      jasmine.objectContaining({ state: 'open', url: 'https://authority.test/h5' }),
    );
    expect(fixture.asked[0]?.returnUrl).toBe('https://exam.test/authority-return');
    expect(await finish(begun)).toEqual(begun);
    fixture.answers = () => Promise.resolve(verified);
    const done = { state: 'finished', outcome: 'verified', reason: null, url: null } as const;
    expect(await finish(begun)).toEqual(jasmine.objectContaining(done));
    expect(await fixture.faces.results.find(sittingId)).toEqual(
      jasmine.objectContaining({ outcome: 'verified', source: 'authority', model: 'aliyun' }),
    );
    expect(fixture.completed).toEqual([sittingId]);
    expect((await fixture.view(candidate, sittingId)).result?.outcome).toBe('verified');
    expect(fixture.acts.map(({ action }) => action)).toEqual([
      'authority-check.started',
      'authority-check.finished',
    ]);
    expect(JSON.stringify(fixture.acts)).not.toMatch(/110101|测试/);
    expect(await codeOf(start())).toBe('face-verification-done');
  });

  it('never verifies for a time-out, an error or an empty quota, and leaves other ways open', async () => {
    for (const failure of ['timedOut', 'quotaExceeded', 'unavailable'] as const) {
      const begun = await start();
      fixture.answers = () => Promise.reject(new AuthorityError(failure, 'X'));
      expect(await finish(begun)).toEqual(
        jasmine.objectContaining({ outcome: 'notVerified', reason: failure }),
      );
    }
    expect(await fixture.faces.results.find(sittingId)).toBeNull();
    expect(fixture.completed).toEqual([]);
    expect((await offer()).checksLeft).toBe(0);
    expect(await codeOf(start())).toBe('authority-checks-used-up');
    const own = 'post /my/sittings/:sittingId/face-sessions';
    expect(await codeOf(fixture.call(own, candidate, { sittingId }, { cameraLabel: '' }))).toBe(
      'done',
    );
  });

  it('ends at once what the authority does not begin', async () => {
    fixture.begins = () => Promise.reject(new AuthorityError('quotaExceeded', '412'));
    expect(await start()).toEqual(
      jasmine.objectContaining({ state: 'finished', reason: 'quotaExceeded', url: null }),
    );
    const [record] = await AuthorityCheckRecord.findAll({ where: { sittingId } });
    expect(record?.raw).toBe('{"code":"412"}');
  });

  it('has one under way, also for who clicks twice, and gives up one that nobody ends', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.id).toBe(other.id);
    expect(fixture.asked.length).toBe(1);
    const startedAt = new Date(Date.now() - 31 * 60_000);
    await AuthorityCheckRecord.update({ startedAt }, { where: { id: one.id } });
    expect(await finish(one)).toEqual(jasmine.objectContaining({ reason: 'expired' }));
    expect((await start()).id).not.toBe(one.id);
  });

  it('counts also after the portal itself did not verify, and for a challenge that goes on', async () => {
    const own = 'post /my/sittings/:sittingId/face-sessions';
    await fixture.call(own, candidate, { sittingId }, { cameraLabel: '' });
    const begun = await start();
    const byEye = 'post /my/sittings/:sittingId/face-verification/by-eye';
    await fixture.call(byEye, candidate, { sittingId }, { reason: 'cannotDoActions' });
    expect((await fixture.view(candidate, sittingId)).result?.outcome).toBe('notVerified');
    fixture.answers = () => Promise.resolve(verified);
    await Promise.all([finish(begun), finish(begun)]);
    expect(await fixture.faces.results.find(sittingId)).toEqual(
      jasmine.objectContaining({ outcome: 'verified', reason: null, source: 'authority' }),
    );
    expect(fixture.acts.filter(({ action }) => action.endsWith('finished')).length).toBe(1);
  });

  it('is for the school that wants it, and for the candidate alone', async () => {
    const { actor: stranger } = await fixture.room.seat('scheduled');
    const begun = await start();
    expect(await codeOf(start(stranger))).toBe('sitting-not-found');
    expect(await codeOf(finish(begun, stranger))).toBe('sitting-not-found');
    fixture.wanted = false;
    expect(await offer()).toEqual(jasmine.objectContaining({ driver: null, checksLeft: 0 }));
    const { actor, sitting } = await fixture.room.seat('scheduled');
    const ids = { sittingId: sitting.id };
    expect(await codeOf(fixture.call(`post ${path}`, actor, ids, { agreed: true }))).toBe(
      'authority-off',
    );
  });
});
