import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { anchorsOf, measureFace, type FaceMeasures, type Point } from '@exam/contracts';
import * as converter from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import type { Config, Human } from '@vladmandic/human';

import { alignFace, type RgbImage } from './align-face.ts';

/** One face in a frame. */
export interface FaceFound {
  /** 0 to 1. */
  readonly confidence: number;
  /** Pixels: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
  readonly measures: FaceMeasures;
  readonly mesh: readonly Point[];
}

/** Finds and describes faces. One picture at a time: the models are one for the whole process. */
export interface FaceModels {
  /** All faces of a picture, the surest first. */
  find(image: RgbImage): Promise<FaceFound[]>;
  /** A unit vector of 1024 numbers; two of the same person point in nearly the same direction. */
  describe(image: RgbImage, face: FaceFound): Promise<Float32Array>;
}

const require = createRequire(import.meta.url);
// The package's exports leave this build out, so it is loaded by its path.
const home = join(dirname(require.resolve('@vladmandic/human')), '..');
const SIDE = 224;
/** Means of blue, green and red that the weights were trained with. */
const means = [103.939, 116.779, 123.68] as const;
const NEVER_SKIP = { skipFrames: 0, skipTime: 0 };

let loading: Promise<FaceModels> | undefined;

/** The models of this process, loaded from their package the first time: some tenths of a second. */
export function loadFaceModels(): Promise<FaceModels> {
  return (loading ??= load());
}

async function load(): Promise<FaceModels> {
  registerModelFiles();
  const wasmFolder = `${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`;
  wasm.setWasmPaths(wasmFolder);
  const { Human: Build } = require(join(home, 'dist/human.node-wasm.js')) as {
    Human: new (config: Partial<Config>) => Human;
  };
  const human = new Build(config(wasmFolder));
  await human.load();
  const faceres = await converter.loadGraphModel('models:faceres.json');
  return {
    find: (image) => findFaces(human, image),
    describe: (image, face) => describeFace(faceres, image, face),
  };
}

function config(wasmPath: string): Partial<Config> {
  const off = { enabled: false };
  return {
    ...{ backend: 'wasm', wasmPath, modelBasePath: 'models:', debug: false, async: false },
    // Else a result of one candidate would be given for the next.
    cacheSensitivity: 0,
    ...{ filter: off, gesture: off, body: off, hand: off, object: off, segmentation: off },
    face: {
      enabled: true,
      detector: { maxDetected: 3, minConfidence: 0.3, rotation: false, ...NEVER_SKIP },
      mesh: { enabled: true, ...NEVER_SKIP },
      iris: { enabled: true, ...NEVER_SKIP },
      // Their scores tell nothing of a photo that is held before a camera.
      ...{ antispoof: off, liveness: off, emotion: off, description: off, attention: off },
    },
  };
}

/** `models:name.json` reads from the package, because Node's fetch knows no files. */
function registerModelFiles(): void {
  tf.io.registerLoadRouter((url) => {
    if (typeof url !== 'string' || !url.startsWith('models:')) return null as never;
    return { load: () => readModel(url.slice('models:'.length).replace(/^\/+/, '')) };
  });
}

async function readModel(name: string): Promise<tf.io.ModelArtifacts> {
  const folder = join(home, 'models');
  const model = JSON.parse(await readFile(join(folder, name), 'utf8')) as tf.io.ModelJSON;
  const { weightsManifest, ...artifacts } = model;
  const paths = weightsManifest.flatMap((group) => group.paths);
  const weights = Buffer.concat(
    await Promise.all(paths.map((path) => readFile(join(folder, path)))),
  );
  return {
    ...artifacts,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(weights).buffer,
  };
}

async function findFaces(human: Human, image: RgbImage): Promise<FaceFound[]> {
  const { width, height, data } = image;
  const pixels = tf.tensor4d(data, [1, height, width, 3], 'float32');
  try {
    const { face: faces, error } = await human.detect(pixels);
    if (error) throw new Error(`the face models failed: ${error}`);
    return faces
      .filter(({ mesh }) => mesh.length >= 468)
      .map(({ mesh, box, score }) => {
        const points = mesh.map(([x, y]): Point => [x, y]);
        return { confidence: score, box, mesh: points, measures: measureFace(points) };
      })
      .sort((one, other) => other.confidence - one.confidence);
  } finally {
    pixels.dispose();
  }
}

async function describeFace(
  model: converter.GraphModel,
  image: RgbImage,
  { mesh }: FaceFound,
): Promise<Float32Array> {
  const { data } = alignFace(image, anchorsOf(mesh), SIDE);
  const input = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    for (let channel = 0; channel < 3; channel++) {
      input[at + channel] = (data[at + 2 - channel] ?? 0) - (means[channel] ?? 0);
    }
  }
  const tensor = tf.tensor4d(input, [1, SIDE, SIDE, 3]);
  const outputs = model.execute(tensor) as tf.Tensor[];
  const descriptor = outputs.find(({ size }) => size === 1024);
  if (!descriptor) throw new Error('the descriptor model answered in another shape');
  const values = Float32Array.from(await descriptor.data());
  for (const output of [tensor, ...outputs]) output.dispose();
  return normalise(values);
}

function normalise(values: Float32Array): Float32Array {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
