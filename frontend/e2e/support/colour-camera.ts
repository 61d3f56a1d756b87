import { existsSync } from 'node:fs';

import { cameraFile, writeCamera, type Picture, type Rgb } from './y4m.ts';

/** Colours that stay apart after a camera, a codec and a screen. */
export const colours = {
  red: [200, 40, 40],
  green: [40, 170, 60],
  blue: [40, 70, 200],
  yellow: [220, 200, 40],
  magenta: [190, 50, 190],
} as const satisfies Record<string, Rgb>;

export type Colour = keyof typeof colours;

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 8;
const SIDE = 20;

/**
 * A camera that shows one colour, with a dark square that wanders along the lower edge, so that a
 * picture that stands still is seen to stand still.
 */
export function colourCamera(colour: Colour): string {
  const file = cameraFile(`colour-${colour}`);
  if (existsSync(file)) return file;
  const picture = (index: number): Picture => {
    const left = (index * WIDTH) / FRAMES;
    const inSquare = (x: number, y: number) => y >= HEIGHT - SIDE && x >= left && x < left + SIDE;
    const at = (x: number, y: number): Rgb => (inSquare(x, y) ? [16, 16, 16] : colours[colour]);
    return { width: WIDTH, height: HEIGHT, at };
  };
  writeCamera(
    file,
    Array.from({ length: FRAMES }, (_, index) => picture(index)),
  );
  return file;
}
