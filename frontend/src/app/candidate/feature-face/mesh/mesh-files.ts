/** Where the build puts the library and its models; the folder carries the version. */
const folder = '/face-mesh/v3.3.6';

export const meshFiles = {
  folder: `${folder}/`,
  library: `${folder}/human.esm.js`,
  models: ['blazeface', 'facemesh', 'iris'].flatMap((name) => [
    `${folder}/${name}.json`,
    `${folder}/${name}.bin`,
  ]),
  /** Of library, models and WebAssembly together, uncompressed. */
  bytes: 7_400_000,
  /** Of these, what is fetched here; the library fetches the WebAssembly by itself. */
  fetched: 6_980_000,
} as const;
