import { createHash } from 'node:crypto';

import type { OwnConsentView } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { PrivacyFixture } from '../../../test/privacy-fixture.ts';
import { OutboxRecord } from '../../platform/event-stream/outbox.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ConsentRecord } from './consent-record.ts';
import { ConsentTextRecord } from './consent-text-record.ts';
import { CONSENT_STREAM } from './decide-consent.ts';

describe('consents', () => {
  let fixture: PrivacyFixture;
  let candidate: Actor;

  beforeAll(async () => {
    fixture = await PrivacyFixture.start();
  });
  beforeEach(async () => {
    await ConsentTextRecord.destroy({ where: {} });
    candidate = (await fixture.room.seat('scheduled')).actor;
  });
  afterAll(() => fixture.stop());

  const view = (actor = candidate) =>
    fixture.api.call<OwnConsentView>(actor, 'GET', '/my/consents/faceData');
  const required = () => fixture.consents.require(candidate.personId, 'faceData');
  const rows = () => ConsentRecord.findAll({ where: { personId: candidate.personId } });
  /** As a school admin's change does. */
  const publishSecondText = async () => {
    const texts = { textZh: '新的说明', textEn: 'A new text' };
    const first = { purpose: 'faceData' as const, savedBy: null, savedAt: new Date() };
    const { schoolId } = candidate;
    await ConsentTextRecord.create({ schoolId, version: 2, ...first, ...texts });
  };

  it('are asked before anything is collected', async () => {
    const { body } = await view();
    expect(body.state).toBe('none');
    expect(body.version).toBe(1);
    expect(body.text['zh-CN']).toContain('人脸信息');
    expect(body.retention.map(({ kind }) => kind)).toEqual(['faceFrames', 'faceDescriptors']);
    await expectAsync(required()).toBeRejectedWith(
      jasmine.objectContaining({ code: 'consent-missing' }),
    );
  });

  it('are kept with text, time and client', async () => {
    const { body } = await fixture.decide(candidate, 'given');
    expect(body.state).toBe('given');
    await expectAsync(required()).toBeResolved();
    const [row] = await rows();
    const sha256 = createHash('sha256').update(body.text['zh-CN']).digest('hex');
    expect(row?.textSha256).toBe(sha256);
    expect(row?.language).toBe('zh-CN');
    expect(row?.client.length).toBe(200);
    expect(row?.address).toContain('127.0.0.1');
    expect(Math.abs((row?.decidedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('stay each for its own purpose', async () => {
    await fixture.decide(candidate, 'given');
    const { personId } = candidate;
    expect(await fixture.consents.stateOf(personId, 'identityDocuments')).toBe('none');
  });

  it('can be refused, and given after all', async () => {
    await fixture.decide(candidate, 'refused');
    await expectAsync(required()).toBeRejected();
    expect((await view()).body.state).toBe('refused');
    await fixture.decide(candidate, 'given');
    await expectAsync(required()).toBeResolved();
  });

  it('can be withdrawn, and the history says everything', async () => {
    await fixture.decide(candidate, 'given');
    const { body } = await fixture.decide(candidate, 'withdrawn');
    expect(body.state).toBe('withdrawn');
    expect(body.history.map(({ decision }) => decision)).toEqual(['withdrawn', 'given']);
    await expectAsync(required()).toBeRejected();
    const [given, withdrawn] = await rows();
    expect(withdrawn?.textSha256).toBe(given?.textSha256);
  });

  it('tell that they ended, so that what was kept by them goes at once', async () => {
    await OutboxRecord.destroy({ where: { stream: CONSENT_STREAM } });
    const told = () => OutboxRecord.findAll({ where: { stream: CONSENT_STREAM } });
    await fixture.decide(candidate, 'refused');
    await fixture.decide(candidate, 'given');
    expect(await told()).toEqual([]);
    await fixture.decide(candidate, 'withdrawn');
    const [event] = await told();
    expect(JSON.parse(event?.data ?? '')).toEqual({ schoolId: candidate.schoolId });
    await fixture.decide(candidate, 'given');
    await fixture.decide(candidate, 'refused');
    expect((await told()).length).toBe(2);
  });

  it('cannot be withdrawn before they are given', async () => {
    const answer = await fixture.decide(candidate, 'withdrawn');
    expect([answer.status, answer.body.code]).toEqual([409, 'consent-not-given']);
    expect(await rows()).toEqual([]);
  });

  it('are asked again for a new text, and the old text is refused', async () => {
    await fixture.decide(candidate, 'given');
    await publishSecondText();
    await expectAsync(required()).toBeRejected();
    expect((await view()).body.state).toBe('none');
    const answer = await fixture.decide(candidate, 'given', 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'consent-text-changed']);
    await fixture.decide(candidate, 'given', 2);
    await expectAsync(required()).toBeResolved();
  });

  it('can be withdrawn although another text is asked about by now', async () => {
    await fixture.decide(candidate, 'given');
    await publishSecondText();
    expect((await fixture.decide(candidate, 'withdrawn', 1)).body.state).toBe('withdrawn');
  });

  it('keep the first text as it was when somebody answered it', async () => {
    const { body } = await fixture.decide(candidate, 'given');
    const where = { schoolId: candidate.schoolId, purpose: 'faceData', version: 1 };
    const kept = await ConsentTextRecord.findOne({ where });
    expect(kept?.textZh).toBe(body.text['zh-CN']);
    expect(kept?.savedBy).toBeNull();
  });

  it('are answered one after another when they come at once', async () => {
    const answers = await Promise.all(
      (['given', 'refused', 'given', 'refused'] as const).map((one) =>
        fixture.decide(candidate, one),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await rows()).length).toBe(4);
  });

  it('are in the audit log, which does not say what was collected', async () => {
    await fixture.decide(candidate, 'given');
    const entries = await fixture.sequelize.query<{ action: string; after: string }>(
      `SELECT action, after_facts AS 'after' FROM audit_entry WHERE subject_id = :id`,
      { replacements: { id: candidate.personId }, type: QueryTypes.SELECT },
    );
    expect(entries.map(({ action }) => action)).toEqual(['consent.decided']);
    const facts = JSON.parse(entries[0]?.after ?? '') as Record<string, unknown>;
    expect(Object.keys(facts).sort()).toEqual([
      'decision',
      'language',
      'purpose',
      'textSha256',
      'version',
    ]);
  });
});
