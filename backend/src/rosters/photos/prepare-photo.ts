import type { CellProblemCode } from '@exam/contracts';
import sharp, { type Metadata } from 'sharp';

export const PHOTO_BYTES = 10_000_000;
const PIXELS = 40_000_000;
/** Below it no face can be compared. */
const LEAST_SIDE = 120;
/** Of the side that is kept. */
const MOST_SIDE = 1200;
const FORMATS: readonly (string | undefined)[] = ['jpeg', 'png', 'webp'];

// One image on one core: the others are for those who wait for an answer.
sharp.concurrency(1);

export type PreparedPhoto = { readonly jpeg: Buffer } | { readonly problem: CellProblemCode };

/**
 * Makes an upright JPEG of what somebody sent, with nothing in it but the picture: no place, no
 * date, no thumbnail.
 */
export async function preparePhoto(bytes: Buffer): Promise<PreparedPhoto> {
  if (bytes.length > PHOTO_BYTES) return { problem: 'photoTooBig' };
  let head: Metadata;
  try {
    head = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return { problem: 'photoFormat' };
  }
  const { format, width, height } = head;
  if (!FORMATS.includes(format)) return { problem: 'photoFormat' };
  if (width * height > PIXELS) return { problem: 'photoTooManyPixels' };
  if (Math.min(width, height) < LEAST_SIDE) return { problem: 'photoTooSmall' };
  try {
    const jpeg = await sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 88, mozjpeg: false })
      .toBuffer();
    return { jpeg };
  } catch {
    return { problem: 'photoDamaged' };
  }
}
