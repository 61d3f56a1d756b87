import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Colours that stay apart after a camera, a codec and a screen. Red, green, blue from 0 to 255. */
export const colours = {
  red: [200, 40, 40],
  green: [40, 170, 60],
  blue: [40, 70, 200],
  yellow: [220, 200, 40],
  magenta: [190, 50, 190],
  cyan: [40, 190, 200],
} as const satisfies Record<string, Rgb>;

export type Rgb = readonly [red: number, green: number, blue: number];
export type Colour = keyof typeof colours;

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 8;

/**
 * A file that Chromium takes for a camera (YUV4MPEG2, 4:2:0): one colour, with a dark square that
 * wanders along the lower edge, so that a picture that stands still is seen to stand still.
 */
export function colourCamera(colour: Colour): string {
  const folder = join(tmpdir(), 'exam-colour-cameras');
  const file = join(folder, `${colour}-${String(WIDTH)}.y4m`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const [y, u, v] = toYuv(colours[colour]);
  const frames = Array.from({ length: FRAMES }, (_, index) => frame(y, u, v, index));
  const header = `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F8:1 Ip A1:1 C420jpeg\n`;
  writeFileSync(file, Buffer.concat([Buffer.from(header), ...frames]));
  return file;
}

function frame(y: number, u: number, v: number, index: number): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, y);
  const side = 20;
  const left = (index * WIDTH) / FRAMES;
  for (let row = HEIGHT - side; row < HEIGHT; row++) {
    luma.fill(16, row * WIDTH + left, row * WIDTH + left + side);
  }
  const chroma = (WIDTH * HEIGHT) / 4;
  return Buffer.concat([
    Buffer.from('FRAME\n'),
    luma,
    Buffer.alloc(chroma, u),
    Buffer.alloc(chroma, v),
  ]);
}

/** ITU-R BT.601, full range, as JPEG has it. */
function toYuv([red, green, blue]: Rgb): [number, number, number] {
  const y = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [y, 128 + 0.564 * (blue - y), 128 + 0.713 * (red - y)].map(Math.round) as [
    number,
    number,
    number,
  ];
}
