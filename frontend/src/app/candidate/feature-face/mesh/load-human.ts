import type { Config, Human } from '@vladmandic/human';

import { download } from './download';
import { meshFiles } from './mesh-files';

const off = { enabled: false };
const NEVER_SKIP = { skipFrames: 0, skipTime: 0 };
const scheme = 'models:';

/** As on the server, so that both measure the same. */
const config: Partial<Config> = {
  ...{ backend: 'wasm', wasmPath: meshFiles.folder, modelBasePath: scheme },
  ...{ debug: false, async: false, cacheSensitivity: 0 },
  ...{ filter: off, gesture: off, body: off, hand: off, object: off, segmentation: off },
  face: {
    enabled: true,
    detector: { maxDetected: 3, minConfidence: 0.3, rotation: false, ...NEVER_SKIP },
    mesh: { enabled: true, ...NEVER_SKIP },
    iris: { enabled: true, ...NEVER_SKIP },
    ...{ antispoof: off, liveness: off, emotion: off, description: off, attention: off },
  },
};

interface ModelFile {
  readonly weightsManifest: readonly { readonly weights: readonly object[] }[];
}

/** The parts of TensorFlow.js that the library carries with it, and that are used here. */
export interface Tensors {
  readonly io: { registerLoadRouter(router: (url: string | string[]) => object | null): void };
  tensor4d(data: Uint8Array, shape: readonly number[], type: 'float32'): { dispose(): void };
}

/** The library with its models; tells how many bytes have come. Rejects where anything is missing. */
export async function loadHuman(
  came: (bytes: number) => void,
): Promise<{ human: Human; tensors: Tensors }> {
  const files = new Map<string, ArrayBuffer>();
  const fetched = meshFiles.models.map(async (url) => {
    files.set(url.slice(meshFiles.folder.length), await download(url, came));
  });
  // Downloaded once more as a module, out of the browser's cache.
  await Promise.all([...fetched, download(meshFiles.library, came)]);
  const address: string = meshFiles.library;
  const { Human: Build } = (await import(/* @vite-ignore */ address)) as {
    Human: new (settings: Partial<Config>) => Human;
  };
  const human = new Build(config);
  const tensors = human.tf as unknown as Tensors;
  tensors.io.registerLoadRouter((url) =>
    typeof url === 'string' && url.startsWith(scheme) ? { load: () => model(files, url) } : null,
  );
  await human.load();
  return { human, tensors };
}

function model(files: ReadonlyMap<string, ArrayBuffer>, url: string): Promise<object> {
  const name = url.slice(scheme.length).replace(/^\/+/, '');
  const text = new TextDecoder().decode(files.get(name));
  const { weightsManifest, ...artifacts } = JSON.parse(text) as ModelFile;
  return Promise.resolve({
    ...artifacts,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: files.get(name.replace('.json', '.bin')),
  });
}
