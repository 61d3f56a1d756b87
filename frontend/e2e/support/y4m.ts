import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Red, green, blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A picture by its pixels; width and height are even. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Rgb;
}

/** Where a camera of that name is kept between runs. */
export function cameraFile(name: string): string {
  const folder = join(tmpdir(), 'exam-cameras');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.y4m`);
}

/** Writes pictures, eight a second, as what Chromium takes for a camera (YUV4MPEG2, 4:2:0). */
export function writeCamera(file: string, pictures: readonly Picture[]): void {
  const [first] = pictures;
  if (!first) throw new Error('A camera needs a picture');
  const size = `W${String(first.width)} H${String(first.height)}`;
  const header = Buffer.from(`YUV4MPEG2 ${size} F8:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, ...pictures.map(frame)]));
}

function frame({ width, height, at }: Picture): Buffer {
  const luma = Buffer.alloc(width * height);
  const u = Buffer.alloc((width * height) / 4);
  const v = Buffer.alloc((width * height) / 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // ITU-R BT.601, full range, as JPEG has it.
      const [red, green, blue] = at(x, y);
      const bright = 0.299 * red + 0.587 * green + 0.114 * blue;
      luma[y * width + x] = bright;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const chroma = (y / 2) * (width / 2) + x / 2;
      u[chroma] = 128 + 0.564 * (blue - bright);
      v[chroma] = 128 + 0.713 * (red - bright);
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, u, v]);
}
