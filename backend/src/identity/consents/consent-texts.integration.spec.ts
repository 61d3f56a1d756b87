import { createHash } from 'node:crypto';

import type { ConsentPurpose, ConsentText, ConsentTextView } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { PrivacyFixture } from '../../../test/privacy-fixture.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ConsentTextRecord } from './consent-text-record.ts';

const second: ConsentText = { 'zh-CN': '新的说明', en: 'A new text' };
const sha256 = (text: string | undefined) =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

describe('the texts of consents', () => {
  let fixture: PrivacyFixture;
  let admin: Actor;
  let candidate: Actor;

  beforeAll(async () => {
    fixture = await PrivacyFixture.start();
    admin = await fixture.room.admin('schoolAdmin');
  });
  beforeEach(async () => {
    await ConsentTextRecord.destroy({ where: {} });
    candidate = (await fixture.room.seat('scheduled')).actor;
  });
  afterAll(() => fixture.stop());

  const list = (actor = admin) =>
    fixture.api.call<{ texts: ConsentTextView[] }>(actor, 'GET', '/admin/consents');
  const publish = (text: object = second, version = 1, actor = admin) =>
    fixture.api.call<{ texts: ConsentTextView[] }>(actor, 'POST', '/admin/consents/faceData', {
      ...{ version, text },
    });
  const versionsOf = async (purpose: ConsentPurpose = 'faceData') =>
    (await list()).body.texts.find((one) => one.purpose === purpose)?.versions ?? [];
  const countsOf = async (version: number) =>
    (await versionsOf()).find((one) => one.version === version)?.counts;
  const state = () => fixture.consents.stateOf(candidate.personId, 'faceData');
  const entries = () =>
    fixture.sequelize.query<{ person: string; before: string; after: string }>(
      `SELECT person_id AS person, before_facts AS 'before', after_facts AS 'after'
       FROM audit_entry WHERE action = 'consent-text.changed' ORDER BY sequence`,
      { type: QueryTypes.SELECT },
    );

  it('are read and published by school admins alone', async () => {
    const others = [
      candidate,
      await fixture.room.staff('mainExaminer'),
      await fixture.room.admin('collegeAdmin'),
      await fixture.room.admin('securityAdmin'),
      await fixture.room.admin('auditAdmin'),
    ];
    for (const actor of others) {
      const context = `${actor.role} ${[...actor.schoolRoles].join()}`;
      expect((await list(actor)).status)
        .withContext(context)
        .toBe(403);
      expect((await publish(second, 1, actor)).status)
        .withContext(context)
        .toBe(403);
    }
    expect((await versionsOf()).length).toBe(1);
  });

  it('become the next version, beside the older ones', async () => {
    const { status, body } = await publish({ 'zh-CN': '  新的说明\n', en: 'A new text' });
    expect(status).toBe(200);
    const versions = body.texts.find(({ purpose }) => purpose === 'faceData')?.versions ?? [];
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]?.text).toEqual(second);
    expect(versions[0]?.savedBy).toBeTruthy();
    expect([versions[1]?.savedBy, versions[1]?.text['zh-CN']]).toEqual([
      null,
      jasmine.stringContaining('人脸信息'),
    ]);
    expect((await versionsOf('recording')).map(({ version }) => version)).toEqual([1]);
  });

  it('are asked with from then on: who agreed to the older one counts there, and has to agree again', async () => {
    await fixture.decide(candidate, 'given');
    const before = await countsOf(1);
    await publish();
    expect(await state()).toBe('none');
    await expectAsync(fixture.consents.require(candidate.personId, 'faceData')).toBeRejectedWith(
      jasmine.objectContaining({ code: 'consent-missing' }),
    );
    expect(await countsOf(1)).toEqual(before);
    expect((await countsOf(2))?.given).toBe(0);

    expect((await fixture.decide(candidate, 'given', 1)).body.code).toBe('consent-text-changed');
    await fixture.decide(candidate, 'given', 2);
    expect(await state()).toBe('given');
    expect((await countsOf(1))?.given).toBe((before?.given ?? 0) - 1);
    expect((await countsOf(2))?.given).toBe(1);
  });

  it('do not take away what was collected under the older one, until somebody refuses the new one', async () => {
    const frame = await fixture.keepFrame(candidate);
    await fixture.decide(candidate, 'given');
    await publish();
    expect(await fixture.deleteDue()).toBe(0);
    expect(fixture.frames.has(frame)).toBeTrue();
    await fixture.decide(candidate, 'refused', 2);
    expect(await fixture.deleteDue()).toBe(1);
    expect(fixture.frames.has(frame)).toBeFalse();
  });

  it('can be given back although they are older than what is asked', async () => {
    await fixture.decide(candidate, 'given');
    await publish();
    const { body } = await fixture.decide(candidate, 'withdrawn', 2);
    expect(body.history[0]).toEqual(
      jasmine.objectContaining({ decision: 'withdrawn', version: 1 }),
    );
  });

  it('change nothing when they are the same', async () => {
    await publish();
    const before = (await entries()).length;
    expect((await publish(second, 2)).status).toBe(200);
    expect((await versionsOf()).length).toBe(2);
    expect((await entries()).length).toBe(before);
  });

  it('are not published over one that somebody else published meanwhile', async () => {
    await publish();
    const late = await publish({ 'zh-CN': '另一份', en: 'Another' });
    expect([late.status, late.body.code]).toEqual([409, 'consent-text-changed']);
    const early = await publish(second, 7);
    expect(early.status).toBe(409);
    const texts = ['甲', '乙', '丙'].map((zh) => ({ 'zh-CN': zh, en: zh }));
    const answers = await Promise.all(texts.map((text) => publish(text, 2)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await versionsOf()).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  it('need both languages, and have an end', async () => {
    for (const [text, field] of [
      [{ 'zh-CN': ' ', en: 'A' }, '/text/zh-CN'],
      [{ 'zh-CN': '甲' }, '/text/en'],
      [{ 'zh-CN': '甲', en: 'a'.repeat(10_001) }, '/text/en'],
    ] as const) {
      const { status, body } = await publish(text);
      expect(status).toBe(400);
      const { fields = [] } = body as { fields?: { path: string }[] };
      expect(fields.map(({ path }) => path)).toEqual([field]);
    }
    expect((await versionsOf()).length).toBe(1);
  });

  it('leave an entry in the audit log: by whom, and which text followed which', async () => {
    const [first] = await versionsOf();
    await publish();
    const entry = (await entries()).at(-1);
    expect(entry?.person).toBe(admin.personId);
    const facts = (version: number, text: ConsentText | undefined) => ({
      ...{ purpose: 'faceData', version },
      ...{ zhSha256: sha256(text?.['zh-CN']), enSha256: sha256(text?.en) },
    });
    expect(JSON.parse(entry?.before ?? '')).toEqual(facts(1, first?.text));
    expect(JSON.parse(entry?.after ?? '')).toEqual(facts(2, second));
  });
});
