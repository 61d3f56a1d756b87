import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { checkStep, type FaceAction, type FrameFacts } from '@exam/contracts';

import { filmFrames, photoOnFile } from '../../../test/face-media.ts';
import type { RgbImage } from './align-face.ts';
import { similarity } from './face-descriptor.ts';
import { loadFaceModels, type FaceModels } from './face-models.ts';
import { readPicture } from './read-picture.ts';

/** Frames of the film in which an action is done, with a look ahead before and after. */
const film: Record<FaceAction, readonly number[]> = {
  blink: [10, 12, 14, 16, 18, 19, 20, 22, 24, 26],
  turnLeft: [30, 32, 36, 38, 40, 42, 46, 50, 52, 54],
  openMouth: [58, 60, 62, 64, 65, 70, 76, 78, 80, 82],
  turnRight: [84, 86, 90, 92, 94, 97, 100, 104, 106, 108],
};
const actions = Object.keys(film) as FaceAction[];
const samples = join(
  dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
  'demo',
);

describe('face models', () => {
  let models: FaceModels;
  beforeAll(async () => {
    models = await loadFaceModels();
  });

  const factsOf = async (images: readonly RgbImage[]): Promise<FrameFacts[]> => {
    const facts: FrameFacts[] = [];
    for (const image of images) {
      const faces = await models.find(image);
      const measures = faces.length === 1 ? (faces[0]?.measures ?? null) : null;
      facts.push({ faces: faces.length, measures });
    }
    return facts;
  };
  const descriptorOf = async (image: RgbImage): Promise<Float32Array> => {
    const [face] = await models.find(image);
    if (!face) throw new Error('no face');
    return models.describe(image, face);
  };

  it('see each action in a film, and take none for another', async () => {
    for (const done of actions) {
      const facts = await factsOf(await filmFrames('face-all-actions', film[done]));
      for (const asked of actions) {
        expect(checkStep(asked, facts).passed)
          .withContext(`${done} for ${asked}`)
          .toBe(asked === done);
      }
    }
  }, 60_000);

  it('see no action in a photo that is held before the camera', async () => {
    const facts = await factsOf(await filmFrames('face-still-photo', [0, 2, 4, 6, 8, 10, 12]));
    for (const asked of actions) {
      expect(checkStep(asked, facts).passed).withContext(asked).toBeFalse();
    }
  }, 60_000);

  it('know a person again, and tell others apart', async () => {
    const onFile = await descriptorOf(await photoOnFile());
    for (const image of await filmFrames('face-all-actions', [0, 30, 60, 110])) {
      expect(similarity(onFile, await descriptorOf(image))).toBeGreaterThan(0.62);
    }
    for (let number = 1; number <= 6; number++) {
      const other = await readPicture(join(samples, `sample${String(number)}.jpg`));
      expect(similarity(onFile, await descriptorOf(other))).toBeLessThan(0.45);
    }
  }, 60_000);

  it('find no face where there is none', async () => {
    const wall = { width: 320, height: 240, data: new Uint8Array(320 * 240 * 3).fill(120) };
    expect(await models.find(wall)).toEqual([]);
  });
});
