// Error rates of the face models on one's own pictures. Usage: npm run face:evaluate -- DIR
// DIR holds a folder for each person, with two pictures or more; one face on each.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { equalErrorRate, errorRatesAt, faceThresholds, type ScoredPairs } from './error-rates.ts';
import { FACE_MODEL, similarity } from './face-descriptor.ts';
import { loadFaceModels } from './face-models.ts';
import { readPicture } from './read-picture.ts';

interface Portrait {
  readonly person: string;
  readonly descriptor: Float32Array;
}

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: npm run face:evaluate -- DIR   (a folder for each person in it)');
  process.exit(2);
}
const { portraits, skipped } = await describeAll(folder);
const pairs = compareAll(portraits);
if (pairs.genuine.length === 0 || pairs.impostor.length === 0) {
  console.error('Too few pictures: at least two people, and two pictures of one of them.');
  process.exit(1);
}
report(pairs);

async function describeAll(root: string) {
  const models = await loadFaceModels();
  const found: Portrait[] = [];
  let without = 0;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && one.parentPath !== root)) {
    const image = await readPicture(join(entry.parentPath, entry.name)).catch(() => null);
    const face = image && (await models.find(image))[0];
    if (face) {
      const descriptor = await models.describe(image, face);
      found.push({ person: entry.parentPath, descriptor });
    } else without++;
  }
  return { portraits: found, skipped: without };
}

function compareAll(all: readonly Portrait[]): ScoredPairs {
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const score = similarity(one.descriptor, other.descriptor);
      (one.person === other.person ? genuine : impostor).push(score);
    }
  }
  return { genuine, impostor };
}

function report(scored: ScoredPairs): void {
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
  const people = new Set(portraits.map(({ person }) => person)).size;
  console.log(FACE_MODEL);
  console.log(`${String(people)} people, ${String(portraits.length)} pictures with a face,`);
  console.log(`${String(skipped)} files without, or that are no pictures`);
  console.log(`${String(scored.genuine.length)} pairs of one person`);
  console.log(`${String(scored.impostor.length)} pairs of two people`);
  for (const [name, threshold] of Object.entries(faceThresholds)) {
    const { falseAccepts, falseRejects } = errorRatesAt(scored, threshold);
    const rates = `FAR ${percent(falseAccepts)}, FRR ${percent(falseRejects)}`;
    console.log(`at ${threshold.toFixed(2)} (${name}): ${rates}`);
  }
  const { threshold, rate } = equalErrorRate(scored);
  console.log(`EER ${percent(rate)} at ${threshold.toFixed(2)}`);
}
