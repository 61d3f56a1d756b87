import type { Point } from '@exam/contracts';

import type { RgbImage } from '../../face/index.ts';

/** Cells of brightness in a row; each row gives one bit fewer. */
const COLUMNS = 17;
const ROWS = 16;
/** Samples of a cell, in either direction. */
const SAMPLES = 4;
/** How far the cells reach from the middle of the face, by the spread of its mesh. */
const REACH = 1.8;

/**
 * A difference hash of the face: 256 bits as hex, one for each neighbour that is brighter. Where the
 * cells lie follows from all points of the mesh, so that the hash stays nearly the same when the frame
 * is encoded anew, scaled or cropped.
 */
export function hashFace(image: RgbImage, mesh: readonly Point[]): string {
  const cells = brightness(image, frameOf(mesh));
  let hex = '';
  for (let row = 0; row < ROWS; row++) {
    let bits = 0;
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column;
      bits = bits * 2 + ((cells[at + 1] ?? 0) > (cells[at] ?? 0) ? 1 : 0);
    }
    hex += bits.toString(16).padStart(4, '0');
  }
  return hex;
}

/** A hash as it is compared: eight words. */
export type HashWords = Uint32Array;

export function readHash(hex: string): HashWords {
  return Uint32Array.from({ length: 8 }, (_, word) =>
    Number.parseInt(hex.slice(8 * word, 8 * word + 8), 16),
  );
}

/** How many bits differ. */
export function hashDistance(one: HashWords, other: HashWords): number {
  let bits = 0;
  for (let word = 0; word < one.length; word++) {
    bits += countBits((one[word] ?? 0) ^ (other[word] ?? 0));
  }
  return bits;
}

/** Of 32, all at once: pairs, then nibbles, then bytes. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  /** Pixels from the middle to each side. */
  readonly reach: number;
}

/** The middle and the spread of a mesh: what one point errs does not count for much. */
function frameOf(mesh: readonly Point[]): Frame {
  const x = mesh.reduce((sum, point) => sum + point[0], 0) / mesh.length;
  const y = mesh.reduce((sum, point) => sum + point[1], 0) / mesh.length;
  const squares = mesh.reduce((sum, point) => sum + (point[0] - x) ** 2 + (point[1] - y) ** 2, 0);
  return { x, y, reach: REACH * Math.sqrt(squares / mesh.length) };
}

/** The mean of each cell; what lies outside of the picture takes the brightness of its edge. */
function brightness({ width, height, data }: RgbImage, { x, y, reach }: Frame): Float64Array {
  const cells = new Float64Array(COLUMNS * ROWS);
  const [across, down] = [COLUMNS * SAMPLES, ROWS * SAMPLES];
  const clamp = (value: number, size: number) => Math.min(Math.max(Math.round(value), 0), size - 1);
  for (let row = 0; row < down; row++) {
    const py = clamp(y + ((2 * (row + 0.5)) / down - 1) * reach, height);
    for (let column = 0; column < across; column++) {
      const px = clamp(x + ((2 * (column + 0.5)) / across - 1) * reach, width);
      const at = (py * width + px) * 3;
      const cell = Math.floor(row / SAMPLES) * COLUMNS + Math.floor(column / SAMPLES);
      const light = (data[at] ?? 0) * 0.3 + (data[at + 1] ?? 0) * 0.59 + (data[at + 2] ?? 0) * 0.11;
      cells[cell] = (cells[cell] ?? 0) + light;
    }
  }
  return cells;
}
