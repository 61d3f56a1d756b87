import sharp from 'sharp';

import type { RgbImage } from './align-face.ts';

/** More would be an attack on memory; phones make 12 to 50 million, and are scaled down before. */
const MOST_PIXELS = 25_000_000;
/** Faces need no more, and the models scale down anyway. */
const LONGEST_SIDE = 1_280;

/** What shall be a picture is none, or has more pixels than we take. */
export class NoPictureError extends Error {}

/**
 * Decodes a picture, upright. `page`: of one that has several. Rejects with NoPictureError when it is
 * none, or has more than 25 million pixels.
 */
export async function readPicture(source: string | Buffer, page = 0): Promise<RgbImage> {
  try {
    return await decode(source, page);
  } catch (cause) {
    throw new NoPictureError('cannot be decoded', { cause });
  }
}

async function decode(source: string | Buffer, page: number): Promise<RgbImage> {
  const { data, info } = await sharp(source, { page, limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
