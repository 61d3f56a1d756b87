import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { FaceAction } from '@exam/contracts';
import sharp from 'sharp';

import type { RgbImage } from '../src/identity/face/align-face.ts';
import { readPicture } from '../src/identity/face/read-picture.ts';

const folder = join(import.meta.dirname, 'media');
const samples = join(
  dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
  'demo',
);
const [width, height] = [640, 480];

/** Frames of a test film (see media/README.md), each a tenth of a second, from 0. */
export function filmFrames(
  film: 'face-all-actions' | 'face-still-photo',
  pages: readonly number[],
): Promise<RgbImage[]> {
  const file = join(folder, `${film}.webp`);
  return Promise.all(pages.map((page) => readPicture(file, page)));
}

/** The photo on file of the person in the films. */
export function photoOnFile(): Promise<RgbImage> {
  return readPicture(join(folder, 'face-id-photo.jpg'));
}

/** The bytes of that photo. */
export function photoBytes(): Promise<Buffer> {
  return readFile(join(folder, 'face-id-photo.jpg'));
}

/** A picture of people who are not in the films, from the package of face-api; 1 to 6. */
export function samplePicture(number: number): string {
  return join(samples, `sample${String(number)}.jpg`);
}

/** Frames of the film in which an action is done, with a look ahead before and after. */
export const takes: Record<FaceAction, readonly number[]> = {
  blink: [10, 14, 16, 18, 19, 22, 26],
  turnLeft: [30, 36, 38, 40, 42, 50, 54],
  openMouth: [58, 62, 64, 65, 70, 78, 82],
  turnRight: [84, 90, 92, 94, 97, 104, 108],
};

/** The film, decoded once: frames as a browser would send them. */
export class FaceFilm {
  private readonly pixels: Buffer;

  private constructor(pixels: Buffer) {
    this.pixels = pixels;
  }

  static async open(film: 'face-all-actions' | 'face-still-photo'): Promise<FaceFilm> {
    const file = sharp(join(folder, `${film}.webp`), { pages: -1 });
    return new FaceFilm(await file.removeAlpha().raw().toBuffer());
  }

  frames(pages: readonly number[]): Promise<Buffer[]> {
    const bytes = width * height * 3;
    const raw = { width, height, channels: 3 } as const;
    return Promise.all(
      pages.map((page) =>
        sharp(this.pixels.subarray(page * bytes, (page + 1) * bytes), { raw })
          .jpeg({ quality: 85 })
          .toBuffer(),
      ),
    );
  }
}
