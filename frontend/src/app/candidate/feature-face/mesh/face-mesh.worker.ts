import { measureFace, type Point } from '@exam/contracts/face-geometry';
import type { FaceResult, Human, Input } from '@vladmandic/human';

import { loadHuman, type Tensors } from './load-human';
import type { Look, MeshAnswer, MeshRequest } from './mesh-messages';

/** Finds faces in frames, beside the page, so that it does not stutter. One frame at a time. */
let loaded: { human: Human; tensors: Tensors } | null = null;

addEventListener('message', ({ data }: MessageEvent<MeshRequest>) => {
  void (data.kind === 'load' ? load() : look(data.frame));
});

function answer(message: MeshAnswer): void {
  postMessage(message);
}

async function load(): Promise<void> {
  let bytes = 0;
  try {
    loaded = await loadHuman((more) => {
      bytes += more;
      answer({ kind: 'loading', bytes });
    });
    answer({ kind: 'ready' });
  } catch {
    answer({ kind: 'failed' });
  }
}

async function look(frame: ImageBitmap): Promise<void> {
  try {
    if (!loaded) throw new Error('not loaded');
    const picture = pixelsOf(frame);
    answer({ kind: 'looked', look: await lookAt(loaded, picture) });
  } catch {
    answer({ kind: 'failed' });
  }
}

function pixelsOf(frame: ImageBitmap): ImageData {
  const { width, height } = frame;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(frame, 0, 0);
  frame.close();
  return context.getImageData(0, 0, width, height);
}

async function lookAt({ human, tensors }: NonNullable<typeof loaded>, picture: ImageData) {
  const { width, height, data } = picture;
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0, to = 0; at < data.length; at += 4) {
    for (let channel = 0; channel < 3; channel++) rgb[to++] = data[at + channel] ?? 0;
  }
  const tensor = tensors.tensor4d(rgb, [1, height, width, 3], 'float32');
  try {
    const { face, error } = await human.detect(tensor as unknown as Input);
    if (error) throw new Error(error);
    return describe(
      face.filter(({ mesh }) => mesh.length >= 468),
      picture,
    );
  } finally {
    tensor.dispose();
  }
}

function describe(faces: readonly FaceResult[], picture: ImageData): Look {
  const face = faces.length === 1 ? faces[0] : undefined;
  const box = face?.box ?? [0, 0, picture.width, picture.height];
  return {
    faces: faces.length,
    measures: face ? measureFace(face.mesh.map(([x, y]): Point => [x, y])) : null,
    size: box[3] / picture.height,
    aside: Math.abs((box[0] + box[2] / 2) / picture.width - 0.5),
    brightness: brightnessOf(picture, box),
  };
}

/** Mean luma of a part of a picture; every fourth pixel of every fourth row is enough. */
function brightnessOf({ width, height, data }: ImageData, box: readonly number[]): number {
  const [left = 0, top = 0, across = 0, down = 0] = box;
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, top + down); y += 4) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, left + across); x += 4) {
      const at = (y * width + x) * 4;
      sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}
