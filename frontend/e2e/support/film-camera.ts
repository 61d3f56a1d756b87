import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';

import { cameraFile } from './y4m.ts';

export type Film = keyof typeof scenes;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const held = (page: number, times: number) => Array<number>(times).fill(page);

/**
 * Frames of each film, in the order in which they play: every action once, eyes shut and mouth open
 * for about a second, as candidates are asked to, and little between them.
 */
const scenes = {
  'face-all-actions': [
    ...[...range(10, 18), ...held(19, 5), ...held(20, 5), ...range(21, 27)],
    ...range(32, 56),
    ...[...range(58, 63), ...held(64, 2), ...held(65, 8), 66, ...held(67, 5)],
    ...[...range(68, 70), ...held(74, 5), 75, ...held(76, 6), ...range(77, 83)],
    ...range(86, 111),
  ],
  'face-still-photo': range(0, 12),
} as const satisfies Record<string, readonly number[]>;

const folder = join(import.meta.dirname, '../../../backend/test/media');
/** Chromium plays Motion JPEG at 30 frames a second, the films have 10. */
const REPEATS = 3;
const QUALITY = 92;

/** A camera before which one of the test films of faces plays, again and again; also as in a mirror. */
export async function filmCamera(film: Film, mirrored = false): Promise<string> {
  const file = cameraFile(mirrored ? `${film}-mirrored` : film).replace(/y4m$/, 'mjpeg');
  if (existsSync(file)) return file;
  const source = join(folder, `${film}.webp`);
  const { data, info } = await sharp(source, { pages: -1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, channels, pageHeight: height = info.height } = info;
  const frames: Buffer[] = [];
  for (const page of scenes[film]) {
    const size = width * height * channels;
    const raw = data.subarray(page * size, (page + 1) * size);
    const picture = sharp(raw, { raw: { width, height, channels } }).flop(mirrored);
    const jpeg = await picture.jpeg({ quality: QUALITY }).toBuffer();
    frames.push(...Array<Buffer>(REPEATS).fill(jpeg));
  }
  await writeFile(file, Buffer.concat(frames));
  return file;
}
