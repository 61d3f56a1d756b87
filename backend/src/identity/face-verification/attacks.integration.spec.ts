import type { FaceAction, FaceFault } from '@exam/contracts';
import sharp from 'sharp';

import { FaceFixture, type FaceCandidate } from '../../../test/face-fixture.ts';
import { FaceFilm, photoBytes, samplePicture } from '../../../test/face-media.ts';
import { FaceSessionRecord } from './face-session-record.ts';

const challenge: readonly FaceAction[] = ['turnRight', 'blink', 'turnLeft'];
const notLive = (fault: FaceFault) => ({ outcome: 'notLive', fault }) as const;

/** What an attacker may send, on the interface that browsers use. */
describe('attacks on a face verification', () => {
  let faces: FaceFixture;
  beforeAll(async () => {
    faces = await FaceFixture.start();
  }, 60_000);
  afterAll(async () => {
    await faces.stop();
  });

  const storedVerdict = async ({ sittingId }: FaceCandidate) => {
    const [record] = await FaceSessionRecord.findAll({
      where: { sittingId },
      order: [['tryNumber', 'DESC']],
    });
    return record?.outcome ? { outcome: record.outcome, fault: record.fault } : null;
  };
  const tryWith = async (
    candidate: FaceCandidate,
    framesOf: (action: FaceAction) => Promise<readonly Uint8Array[]>,
  ) => {
    const { session } = await faces.try(candidate, framesOf, challenge);
    const verdict = await storedVerdict(candidate);
    expect(session?.verdict).toEqual(verdict);
    return verdict;
  };
  const newcomer = async () => faces.candidate(await faces.room());
  const still = (picture: Buffer) =>
    sharp(picture).resize(480, 480).extend({ left: 80, right: 80 }).jpeg().toBuffer();

  it('with an action other than the one asked for is seen', async () => {
    const swapped: Partial<Record<FaceAction, FaceAction>> = { turnRight: 'turnLeft' };
    const verdict = await tryWith(await newcomer(), (action) =>
      faces.take(swapped[action] ?? action),
    );
    expect(verdict).toEqual(notLive('actionNotSeen'));
  }, 60_000);

  it('with frames that were seen before is seen: the same, encoded anew, smaller, cropped', async () => {
    const room = await faces.room();
    const first = await faces.candidate(room);
    expect(await tryWith(first, (action) => faces.take(action))).toEqual({
      outcome: 'verified',
      fault: null,
    });
    const copies: Record<string, (frame: Buffer) => Promise<Buffer>> = {
      same: (frame) => Promise.resolve(frame),
      'encoded anew': (frame) => sharp(frame).jpeg({ quality: 50 }).toBuffer(),
      smaller: (frame) => sharp(frame).resize(400).jpeg({ quality: 80 }).toBuffer(),
      cropped: (frame) =>
        sharp(frame).extract({ left: 25, top: 8, width: 600, height: 450 }).jpeg().toBuffer(),
    };
    for (const [name, copy] of Object.entries(copies)) {
      const candidate = await faces.candidate(room);
      const verdict = await tryWith(candidate, async (action) =>
        Promise.all((await faces.take(action)).map(copy)),
      );
      expect(verdict).withContext(name).toEqual(notLive('replayed'));
    }
  }, 90_000);

  it('with a face that turns and is another’s is seen', async () => {
    const face = { left: 60, top: 50, width: 560, height: 560 };
    const scaled = await sharp(samplePicture(1)).resize(1280).toBuffer();
    const turned = await sharp(scaled).extract(face).jpeg().toBuffer();
    const verdict = await tryWith(await newcomer(), async (action) => {
      const frames = await faces.take(action);
      if (action !== 'turnRight') return frames;
      const [one, , , , , six, seven] = frames;
      return [one, one, turned, turned, six, seven].flatMap((frame) => frame ?? []);
    });
    expect(verdict).toEqual(notLive('personChanged'));
  }, 60_000);

  it('with a still photo, or one that is moved and zoomed, is seen', async () => {
    const film = await FaceFilm.open('face-still-photo');
    const photo = await still(await photoBytes());
    const panned = [0, 8, 16, 24, 32, 40].map((by) =>
      sharp(photo)
        .extract({ left: 2 * by, top: by, width: 640 - 3 * by, height: 480 - 2 * by })
        .resize(640, 480, { fit: 'fill' })
        .jpeg()
        .toBuffer(),
    );
    const pictures = {
      still: () => film.frames([0, 2, 4, 6, 8, 10]),
      panned: () => Promise.all(panned),
    };
    for (const [name, frames] of Object.entries(pictures)) {
      const verdict = await tryWith(await newcomer(), frames);
      expect(verdict).withContext(name).toEqual(notLive('actionNotSeen'));
    }
  }, 60_000);

  it('without a face, or with two, is seen', async () => {
    const wall = await sharp({
      create: { width: 640, height: 480, channels: 3, background: '#777' },
    })
      .jpeg()
      .toBuffer();
    const candidate = await newcomer();
    expect(await tryWith(candidate, () => Promise.resolve(Array<Buffer>(5).fill(wall)))).toEqual(
      notLive('noFace'),
    );
    const [face] = await faces.film.frames([0]);
    const two = await sharp({
      create: { width: 1280, height: 480, channels: 3, background: '#777' },
    })
      .composite([
        { input: face ?? wall, left: 0, top: 0 },
        { input: face ?? wall, left: 640, top: 0 },
      ])
      .jpeg()
      .toBuffer();
    expect(await tryWith(candidate, () => Promise.resolve(Array<Buffer>(5).fill(two)))).toEqual(
      notLive('severalFaces'),
    );
  }, 60_000);

  it('with what is no picture, or too large a one, is refused before anything is decoded', async () => {
    const good = await faces.take('blink');
    const wide = await sharp({
      create: { width: 10_000, height: 5_000, channels: 3, background: '#777' },
    })
      .jpeg({ quality: 1, progressive: true, chromaSubsampling: '4:2:0' })
      .toBuffer();
    expect(wide.length).toBeLessThan(300_000);
    const [first = Buffer.of()] = good;
    const bad: Record<string, Buffer> = {
      'no picture': Buffer.alloc(5_000, 7),
      'a PNG': await sharp(first).png().toBuffer(),
      'a JPEG’s beginning and no more': first.subarray(0, 20),
      '50 megapixels': wide,
      'a pixel too wide': await sharp(first).resize(1281, 20, { fit: 'fill' }).jpeg().toBuffer(),
    };
    const room = await faces.room();
    for (const [name, frame] of Object.entries(bad)) {
      const candidate = await faces.candidate(room);
      const session = await faces.begin(candidate, challenge);
      const sent = await faces.send(candidate, session, [...good.slice(1), frame]);
      expect(sent.session?.verdict).withContext(name).toEqual(notLive('framesUnreadable'));
      expect(await storedVerdict(candidate)).toEqual(notLive('framesUnreadable'));
    }
    const candidate = await faces.candidate(room);
    const session = await faces.begin(candidate, challenge);
    await faces.upload(candidate, session, new Uint8Array(100).fill(1));
    expect(await storedVerdict(candidate)).toEqual(notLive('framesUnreadable'));
  }, 60_000);

  it('with pictures whose end is missing is seen by the worker', async () => {
    const candidate = await newcomer();
    const verdict = await tryWith(candidate, async (action) =>
      (await faces.take(action)).map((frame) => frame.subarray(0, frame.length / 2)),
    );
    expect(verdict).toEqual(notLive('framesUnreadable'));
  }, 60_000);
});
