import { existsSync } from 'node:fs';

import { cameraFile, writeCamera, type Picture, type Rgb } from './y4m.ts';

export interface Portrait {
  readonly wall: Rgb;
  readonly hair: Rgb;
  readonly clothes: Rgb;
}

const skin: Rgb = [226, 181, 148];
const WIDTH = 1280;
const HEIGHT = 720;

/** A camera before which a drawn person sits: for pictures of the portal in which nobody real is. */
export function portraitCamera(name: string, portrait: Portrait): string {
  const file = cameraFile(`portrait-${name}`);
  if (!existsSync(file)) writeCamera(file, [draw(portrait)]);
  return file;
}

function draw({ wall, hair, clothes }: Portrait): Picture {
  const ellipse = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
  const at = (x: number, y: number): Rgb => {
    if (ellipse(x, y, 640, 300, 92, 118)) return y < 232 ? hair : face(x, y);
    if (x > 606 && x < 674 && y > 380 && y < 470) return [205, 160, 128];
    if (ellipse(x, y, 640, 290, 116, 140) && y < 390) return hair;
    if (ellipse(x, y, 640, 720, 290, 270)) return clothes;
    if (x > 90 && x < 400 && y > 90 && y < 560) return shelf(x, y, wall);
    return shade(wall, 1 - y / 3600);
  };
  const face = (x: number, y: number): Rgb => {
    if (ellipse(x, y, 602, 290, 9, 7) || ellipse(x, y, 678, 290, 9, 7)) return [52, 40, 36];
    if (ellipse(x, y, 640, 366, 26, 7)) return [178, 90, 84];
    return skin;
  };
  return { width: WIDTH, height: HEIGHT, at };
}

/** Books on a shelf behind the person. */
function shelf(x: number, y: number, wall: Rgb): Rgb {
  const row = (y - 90) % 118;
  if (row < 10) return shade(wall, 0.62);
  const book = Math.floor((x - 90) / 26);
  const height = 40 + ((book * 37) % 52);
  if (row < 118 - height) return shade(wall, 0.86);
  const tints: readonly Rgb[] = [
    [116, 132, 140],
    [150, 116, 98],
    [96, 112, 104],
    [170, 156, 130],
  ];
  return tints[book % tints.length] ?? wall;
}

function shade([red, green, blue]: Rgb, factor: number): Rgb {
  return [red * factor, green * factor, blue * factor];
}
