import { checkStep, type FaceAction, type FrameFacts } from '@exam/contracts';

import { filmFrames, photoOnFile, samplePicture, takes } from '../../../test/face-media.ts';
import type { RgbImage } from './align-face.ts';
import { similarity } from './face-descriptor.ts';
import { loadFaceModels, type FaceModels } from './face-models.ts';
import { readPicture } from './read-picture.ts';

const actions = Object.keys(takes) as FaceAction[];

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
      const facts = await factsOf(await filmFrames('face-all-actions', takes[done]));
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
      const other = await readPicture(samplePicture(number));
      expect(similarity(onFile, await descriptorOf(other))).toBeLessThan(0.45);
    }
  }, 60_000);

  it('find no face where there is none', async () => {
    const wall = { width: 320, height: 240, data: new Uint8Array(320 * 240 * 3).fill(120) };
    expect(await models.find(wall)).toEqual([]);
  });
});
