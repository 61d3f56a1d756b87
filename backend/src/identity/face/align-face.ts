import type { FaceAnchors, Point } from '@exam/contracts';

/** A picture as rows of RGB bytes. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Where the five anchors shall be in a picture of 112 × 112 (ArcFace, Deng et al. 2019). */
const template: readonly Point[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
];
const TEMPLATE_SIZE = 112;

/** Turning, scaling and moving: (x, y) becomes (a·x − b·y + tx, b·x + a·y + ty). */
interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/** The face cut out upright, `size` × `size` pixels, whatever its place and tilt in the picture. */
export function alignFace(image: RgbImage, anchors: FaceAnchors, size: number): RgbImage {
  const { leftEye, rightEye, nose, leftMouth, rightMouth } = anchors;
  const scale = size / TEMPLATE_SIZE;
  const target = template.map(([x, y]): Point => [x * scale, y * scale]);
  // From the cut-out back to the picture, so that every pixel of the cut-out gets a value.
  const back = fitSimilarity(target, [leftEye, rightEye, nose, leftMouth, rightMouth]);
  const data = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sourceX = back.a * x - back.b * y + back.tx;
      const sourceY = back.b * x + back.a * y + back.ty;
      sample(image, sourceX, sourceY, data, (y * size + x) * 3);
    }
  }
  return { width: size, height: size, data };
}

/** The similarity that brings `from` closest to `to`, by least squares (Umeyama 1991, in the plane). */
function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const [fx, fy] = mean(from);
  const [gx, gy] = mean(to);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  for (const [index, [x, y]] of from.entries()) {
    const [u, v] = to[index] ?? [0, 0];
    const [px, py, qx, qy] = [x - fx, y - fy, u - gx, v - gy];
    dot += px * qx + py * qy;
    cross += px * qy - py * qx;
    spread += px * px + py * py;
  }
  const [a, b] = [dot / spread, cross / spread];
  return { a, b, tx: gx - a * fx + b * fy, ty: gy - b * fx - a * fy };
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** Bilinear; what lies outside of the picture takes the colour of its edge. */
function sample(image: RgbImage, x: number, y: number, into: Uint8Array, at: number): void {
  const { width, height, data } = image;
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [fx, fy] = [cx - x0, cy - y0];
  const pixel = (px: number, py: number, channel: number) =>
    data[(py * width + px) * 3 + channel] ?? 0;
  for (let channel = 0; channel < 3; channel++) {
    const top = pixel(x0, y0, channel) * (1 - fx) + pixel(x1, y0, channel) * fx;
    const low = pixel(x0, y1, channel) * (1 - fx) + pixel(x1, y1, channel) * fx;
    into[at + channel] = Math.round(top * (1 - fy) + low * fy);
  }
}
