import { join } from 'node:path';

import type { RgbImage } from '../src/identity/face/align-face.ts';
import { readPicture } from '../src/identity/face/read-picture.ts';

const folder = join(import.meta.dirname, 'media');

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
