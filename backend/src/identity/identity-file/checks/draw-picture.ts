import { join } from 'node:path';

import { identityLimits } from '@exam/contracts';
import sharp, { type Sharp } from 'sharp';

import { CheckProblem } from './check-problem.ts';

/** Pixels of the longer side: of what is kept, and of what lists show. */
export const PICTURE_SIDE = 3000;
const PREVIEW_SIDE = 480;
const QUALITY = 85;

/** A picture and its preview, as files; `width` and `height` are the picture's. */
export interface DrawnPicture {
  readonly picture: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
}

/** A picture as somebody sent it; it is decoded only when it is drawn. */
export function openPicture(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: identityLimits.pixels, failOn: 'error' });
}

/**
 * Draws a picture anew, upright, on white, as JPEG without what the camera wrote into it; `turn`:
 * degrees clockwise, besides. Throws CheckProblem when it cannot be decoded, or has too many pixels.
 */
export async function drawPicture(
  image: Sharp,
  folder: string,
  name: string,
  turn = 0,
): Promise<DrawnPicture> {
  const picture = join(folder, `${name}.jpg`);
  const preview = join(folder, `${name}-preview.jpg`);
  try {
    const upright = image.autoOrient().rotate(turn);
    const { width, height } = await fit(upright, PICTURE_SIDE).toFile(picture);
    await fit(sharp(picture), PREVIEW_SIDE).toFile(preview);
    return { picture, preview, width, height };
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('exceeds pixel limit');
    const code = tooLarge ? 'identity-picture-too-large' : 'identity-picture-broken';
    throw new CheckProblem(code, 'cannot be drawn', { cause: error });
  }
}

function fit(image: Sharp, side: number): Sharp {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY });
}
