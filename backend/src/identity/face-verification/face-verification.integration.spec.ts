import { text } from 'node:stream/consumers';

import { problem, writeFaceStep, type FaceAction } from '@exam/contracts';
import { QueryTypes } from 'sequelize';
import sharp from 'sharp';

import { FaceFixture, type FaceCandidate } from '../../../test/face-fixture.ts';
import { samplePicture } from '../../../test/face-media.ts';
import { SittingRecord } from '../../exam-room/index.ts';
import { OutboxRecord } from '../../platform/event-stream/outbox.ts';
import { localFileStorage } from '../../platform/storage/file-storage.ts';
import type { FaceModels } from '../face/index.ts';
import { FaceFrameRecord } from './face-frame-record.ts';
import { FaceResultRecord } from './face-result-record.ts';
import { FaceSessionRecord } from './face-session-record.ts';

const challenge: readonly FaceAction[] = ['turnLeft', 'openMouth', 'turnRight'];

describe('face verification', () => {
  let faces: FaceFixture;
  beforeAll(async () => {
    faces = await FaceFixture.start();
  }, 60_000);
  afterAll(async () => {
    await faces.stop();
  });

  const codeOf = (answer: { readonly text: string }) => problem.parse(JSON.parse(answer.text)).code;
  const newcomer = async () => faces.candidate(await faces.room());
  const resultOf = async ({ sittingId }: FaceCandidate) =>
    (await FaceResultRecord.findByPk(sittingId))?.get({ plain: true });
  const statusOf = async ({ sittingId }: FaceCandidate) =>
    (await SittingRecord.findByPk(sittingId))?.status;
  const expireStep = ({ id }: { readonly id: string }) =>
    faces.api.sequelize.query(
      'UPDATE face_session SET step_expires_at = NOW(3) - INTERVAL 1 SECOND WHERE id = ?',
      { replacements: [id] },
    );
  /** Hands in all steps, and leaves the check to whoever comes. */
  const handIn = async (candidate: FaceCandidate) => {
    let session = await faces.begin(candidate, challenge);
    while (session.step) {
      const sent = await faces.send(candidate, session, await faces.take(session.step.action));
      session = sent.session ?? session;
    }
    return session;
  };

  it('verifies who does what is asked, one action after the other, and looks like the photo', async () => {
    const candidate = await newcomer();
    const asked: string[] = [];
    const view = await faces.try(candidate, (action) => {
      asked.push(action);
      return faces.take(action);
    });
    expect(asked.length).toBe(3);
    expect(view.result).toEqual(
      jasmine.objectContaining({ outcome: 'verified', reason: null, fault: null }),
    );
    const result = await resultOf(candidate);
    expect(result?.similarity).toBeGreaterThan(0.62);
    expect(result).toEqual(
      jasmine.objectContaining({ threshold: 0.62, triesUsed: 1, cameraLabel: 'Test camera' }),
    );
    expect(await statusOf(candidate)).toBe('checkedIn');
    // Of all frames one is kept.
    expect(result?.bestFrameKey).toMatch(/^face-frames\//);
    const where = { sessionId: result?.sessionId ?? '' };
    const frames = await FaceFrameRecord.findAll({ where });
    expect(frames.map(({ fileKey }) => fileKey).filter(Boolean)).toEqual([]);
    expect(frames.every(({ faceHash }) => faceHash?.length === 64)).toBeTrue();
  }, 60_000);

  it('tells another person from the photo on file, three times, and lets them go on', async () => {
    const face = { left: 640, top: 90, width: 400, height: 440 };
    const scaled = await sharp(samplePicture(6)).resize(1280).toBuffer();
    const photo = await sharp(scaled).extract(face).jpeg().toBuffer();
    const candidate = await faces.candidate(await faces.room(), { photo });
    const first = await faces.try(candidate, (action) => faces.take(action));
    expect(first.session?.verdict).toEqual({ outcome: 'mismatch', fault: null });
    expect(first.result).toBeNull();
    expect(await statusOf(candidate)).toBe('scheduled');
    for (const used of [2, 3]) {
      await expireStep(await faces.begin(candidate));
      await faces.ask(candidate, 'face-sessions', { cameraLabel: '' });
      expect((await faces.view(candidate)).tries.used).toBeGreaterThanOrEqual(used);
      if (used === 2) continue;
      const view = await faces.view(candidate);
      expect(view.result).toEqual(
        jasmine.objectContaining({ outcome: 'notVerified', reason: 'notLive', fault: 'stepLate' }),
      );
    }
    expect(await statusOf(candidate)).toBe('checkedIn');
    // What is shown to examiners is the frame of the try in which there was one.
    expect((await resultOf(candidate))?.bestFrameKey).not.toBeNull();
    const again = await faces.ask(candidate, 'face-sessions', { cameraLabel: '' });
    expect(codeOf(again)).toBe('face-verification-done');
  }, 60_000);

  it('goes on with the challenge that is there, and tells no later action', async () => {
    const candidate = await newcomer();
    const first = await faces.begin(candidate, challenge);
    const again = await faces.begin(candidate);
    expect(again).toEqual(first);
    expect(first.step).toEqual(jasmine.objectContaining({ number: 1, action: 'turnLeft' }));
    const sent = await faces.send(candidate, first, await faces.take('turnLeft'));
    expect(sent.session?.step).toEqual(
      jasmine.objectContaining({ number: 2, action: 'openMouth' }),
    );
    expect((await faces.view(candidate)).tries).toEqual({ used: 1, most: 3 });
  });

  it('takes steps in their order, with their nonce, in time', async () => {
    const frames = await faces.take('turnLeft');
    const endings: Record<string, (nonce: string) => Parameters<typeof writeFaceStep>[0]> = {
      stepOrder: (nonce) => ({ nonce, step: 2, frames }),
      nonceWrong: () => ({ nonce: 'guessed', step: 1, frames }),
    };
    const room = await faces.room();
    for (const [fault, step] of Object.entries(endings)) {
      const candidate = await faces.candidate(room);
      const session = await faces.begin(candidate, challenge);
      await faces.upload(candidate, session, writeFaceStep(step(session.nonce ?? '')));
      const { session: ended } = await faces.view(candidate);
      expect(ended?.verdict)
        .withContext(fault)
        .toEqual({ outcome: 'notLive', fault: fault as never });
      expect(ended?.nonce).toBeNull();
    }
    const candidate = await faces.candidate(room);
    const session = await faces.begin(candidate, challenge);
    await faces.send(candidate, session, frames);
    const bytes = writeFaceStep({ nonce: session.nonce ?? '', step: 1, frames });
    expect(codeOf(await faces.upload(candidate, session, bytes))).toBe('face-step-received');
    await expireStep(session);
    const late = writeFaceStep({ nonce: session.nonce ?? '', step: 2, frames });
    await faces.upload(candidate, session, late);
    expect((await faces.view(candidate)).session?.verdict?.fault).toBe('stepLate');
    expect(codeOf(await faces.upload(candidate, session, late))).toBe('face-session-closed');
  });

  it('is nobody else’s: a foreign session does not exist, and that is noted', async () => {
    const room = await faces.room();
    const owner = await faces.candidate(room);
    const thief = await faces.candidate(room);
    const session = await faces.begin(owner, challenge);
    const step = { nonce: session.nonce ?? '', step: 1, frames: await faces.take('turnLeft') };
    const answer = await faces.upload(thief, session, writeFaceStep(step));
    expect(answer.status).toBe(404);
    expect((await faces.view(owner)).session).toEqual(session);
    const [rows] = await faces.api.database.owner.query(
      "SELECT reason FROM audit_entry WHERE action = 'face-session.refused' AND subject_id = ?",
      { replacements: [owner.sittingId] },
    );
    expect(rows).toEqual([{ reason: 'sessionOfAnother' }]);
  });

  it('ends a challenge by itself once its time is over', async () => {
    const candidate = await newcomer();
    await expireStep(await faces.begin(candidate));
    expect(await faces.endLate()).toBeGreaterThan(0);
    expect((await faces.view(candidate)).session?.verdict).toEqual({
      outcome: 'notLive',
      fault: 'stepLate',
    });
  });

  it('tells how many are ahead, and the candidate when it moves', async () => {
    const room = await faces.room();
    const [one, two] = [await faces.candidate(room), await faces.candidate(room)];
    const [first, second] = [await handIn(one), await handIn(two)];
    expect(first.state).toBe('queued');
    const { queue } = (await faces.view(two)).session ?? {};
    expect(queue?.ahead).toBeGreaterThanOrEqual(1);
    expect(queue?.expectedSeconds).toBeGreaterThan(0);
    expect((await faces.view(one)).session?.queue?.ahead).toBe((queue?.ahead ?? 0) - 1);
    await OutboxRecord.destroy({ where: { name: 'face-verification.moved.v1' } });
    await faces.work(first.id);
    const events = await OutboxRecord.findAll({ where: { name: 'face-verification.moved.v1' } });
    expect(events.map(({ audience }) => audience)).toContain(
      JSON.stringify({ personIds: [one.personId] }),
    );
    expect((await faces.view(two)).session?.queue?.ahead).toBe((queue?.ahead ?? 0) - 1);
    expect(second.state).toBe('queued');
  }, 60_000);

  it('loses nothing with a worker that dies, and gives up after three', async () => {
    const dying: FaceModels = {
      ...faces.models,
      find: () => Promise.reject(new Error('out of memory')),
    };
    const room = await faces.room();
    const lucky = await faces.candidate(room);
    const session = await handIn(lucky);
    await expectAsync(faces.work(session.id, dying)).toBeRejectedWithError('out of memory');
    expect((await faces.view(lucky)).session?.state).toBe('checking');
    await faces.work(session.id);
    expect((await faces.view(lucky)).result?.outcome).toBe('verified');
    // Whoever hears of it once more does nothing.
    await faces.work(session.id);

    const unlucky = await faces.candidate(await faces.room());
    const { id } = await handIn(unlucky);
    for (let death = 0; death < 3; death++) {
      await expectAsync(faces.work(id, dying)).toBeRejected();
    }
    await faces.work(id, dying);
    const { session: ended, result } = await faces.view(unlucky);
    expect(ended?.verdict).toEqual({ outcome: 'notChecked', fault: 'checkFailed' });
    expect(result?.reason).toBe('checkFailed');
    expect(await statusOf(unlucky)).toBe('checkedIn');
  }, 60_000);

  it('goes by eye for who has no photo on file, or an unusable one', async () => {
    const room = await faces.room();
    const without = await faces.candidate(room, { photo: null });
    await faces.ask(without, 'face-sessions', { cameraLabel: 'x' });
    expect((await faces.view(without)).result?.reason).toBe('noPhoto');
    expect(await statusOf(without)).toBe('checkedIn');
    const photo = await sharp({
      create: { width: 300, height: 400, channels: 3, background: '#456' },
    })
      .jpeg()
      .toBuffer();
    const faceless = await faces.candidate(room, { photo });
    const { result } = await faces.try(faceless, (action) => faces.take(action));
    expect(result).toEqual(jasmine.objectContaining({ reason: 'noPhoto', fault: 'photoUnusable' }));
  }, 60_000);

  it('collects nothing without consent, and lets who refuses or cannot go by eye', async () => {
    const room = await faces.room();
    const refusing = await faces.candidate(room, { consents: false });
    const answer = await faces.ask(refusing, 'face-sessions', { cameraLabel: 'x' });
    expect(codeOf(answer)).toBe('consent-missing');
    expect(await FaceSessionRecord.count({ where: { sittingId: refusing.sittingId } })).toBe(0);
    await faces.ask(refusing, 'face-verification/by-eye', { reason: 'consentRefused' });
    expect((await faces.view(refusing)).result?.reason).toBe('consentRefused');
    expect(await statusOf(refusing)).toBe('checkedIn');

    const unable = await faces.candidate(room);
    const session = await faces.begin(unable, challenge);
    await faces.send(unable, session, await faces.take('turnLeft'));
    await faces.ask(unable, 'face-verification/by-eye', { reason: 'cannotDoActions' });
    const view = await faces.view(unable);
    expect(view.result?.reason).toBe('cannotDoActions');
    expect(view.session?.state).toBe('ended');
    expect((await resultOf(unable))?.bestFrameKey).not.toBeNull();
  });

  it('is forgotten for good: the frame, and what a replay is known by', async () => {
    const { sequelize } = faces.api;
    const candidate = await newcomer();
    const { id } = await faces.begin(candidate, challenge);
    await faces.send(candidate, await faces.begin(candidate), await faces.take('turnLeft'));
    await faces.ask(candidate, 'face-verification/by-eye', { reason: 'cannotDoActions' });
    await sequelize.query("UPDATE face_step SET measures = '[]' WHERE session_id = ?", {
      replacements: [id],
    });
    const key = (await resultOf(candidate))?.bestFrameKey ?? '';
    const files = localFileStorage(faces.config.FILES_DIR);
    (await files.read(key)).destroy();
    for (const { items, remove } of faces.retained) {
      const due = async () =>
        (await sequelize.query<Record<string, string>>(items, { type: QueryTypes.SELECT })).find(
          (item) => item['id'] === id,
        );
      expect(await due()).toEqual(jasmine.objectContaining({ person_id: candidate.personId }));
      await remove(id);
      expect(await due()).toBeUndefined();
      await remove(id);
    }
    await expectAsync(files.read(key).then(text)).toBeRejected();
    expect((await resultOf(candidate))?.bestFrameKey).toBeNull();
    expect((await resultOf(candidate))?.reason).toBe('cannotDoActions');
  });

  it('is skipped only where it is optional, and not there where it is off', async () => {
    const required = await newcomer();
    const skip = { reason: 'skipped' };
    const refused = await faces.ask(required, 'face-verification/by-eye', skip);
    expect(codeOf(refused)).toBe('face-step-required');
    const optional = await faces.candidate(await faces.room('optional'));
    await faces.ask(optional, 'face-verification/by-eye', skip);
    expect((await faces.view(optional)).result?.reason).toBe('skipped');
    const off = await faces.candidate(await faces.room('off'));
    const none = await faces.ask(off, 'face-sessions', { cameraLabel: '' });
    expect(codeOf(none)).toBe('face-verification-off');
  });
});
