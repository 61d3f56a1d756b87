import {
  checkStep,
  isAhead,
  type FaceAction,
  type FaceMeasures,
  type FrameFacts,
  type StepFailure,
} from '@exam/contracts';

import {
  readPicture,
  similarity,
  type FaceFound,
  type FaceModels,
  type RgbImage,
} from '../../face/index.ts';
import { hashFace } from './face-hash.ts';

/** The frames of a step, as they came. */
export interface StepFrames {
  readonly action: FaceAction;
  readonly frames: readonly Buffer[];
}

export interface LookedStep {
  readonly action: FaceAction;
  readonly failure: StepFailure | null;
  readonly facts: readonly FrameFacts[];
  /** Of each frame; null unless it has one face. */
  readonly hashes: readonly (string | null)[];
}

export interface Looked {
  /** Up to the first that failed: what comes after it is not looked at. */
  readonly steps: readonly LookedStep[];
  readonly stepFailure: StepFailure | null;
  readonly sameness: number | null;
  readonly similarity: number | null;
  /** The frame that shows the face best, by step and place from 0; null without any face. */
  readonly best: { readonly step: number; readonly place: number } | null;
}

interface Sight {
  readonly step: number;
  readonly place: number;
  readonly image: RgbImage;
  readonly face: FaceFound;
}

/** The descriptor of the face on a photo; null without one. Rejects for what is no picture. */
export async function describePhoto(
  models: FaceModels,
  photo: Buffer,
): Promise<Float32Array | null> {
  const image = await readPicture(photo);
  const [face] = await models.find(image);
  return face ? models.describe(image, face) : null;
}

/**
 * Looks at a whole challenge, and compares it with the photo's descriptor. Rejects with what
 * `readPicture` says of a frame that is no picture.
 */
export async function lookAtFrames(
  models: FaceModels,
  photo: Float32Array,
  steps: readonly StepFrames[],
): Promise<Looked> {
  const looked: LookedStep[] = [];
  const ahead: Sight[] = [];
  const peaks: Sight[] = [];
  for (const [index, step] of steps.entries()) {
    const { sights, ...found } = await lookAtStep(models, step, index);
    looked.push(found);
    const first = sights.find(({ face }) => isAhead(face.measures));
    if (first) ahead.push(first);
    if (found.failure) break;
    const peak = peakOf(step.action, sights);
    if (peak && peak !== first) peaks.push(peak);
  }
  const describe = async (sights: readonly Sight[]) => {
    const descriptors: Float32Array[] = [];
    for (const { image, face } of sights) descriptors.push(await models.describe(image, face));
    return descriptors;
  };
  const frontal = await describe(ahead);
  return {
    steps: looked,
    stepFailure: looked.find(({ failure }) => failure)?.failure ?? null,
    sameness: lowestSimilarity(frontal, await describe(peaks)),
    similarity: median(frontal.map((descriptor) => similarity(descriptor, photo))),
    best: bestOf(ahead),
  };
}

async function lookAtStep(models: FaceModels, { action, frames }: StepFrames, step: number) {
  const facts: FrameFacts[] = [];
  const hashes: (string | null)[] = [];
  const sights: Sight[] = [];
  for (const [place, bytes] of frames.entries()) {
    const image = await readPicture(bytes);
    const faces = await models.find(image);
    const face = faces.length === 1 ? faces[0] : undefined;
    facts.push({ faces: faces.length, measures: face?.measures ?? null });
    hashes.push(face ? hashFace(image, face.mesh) : null);
    if (face) sights.push({ step, place, image, face });
  }
  const verdict = checkStep(action, facts);
  return { action, failure: verdict.passed ? null : verdict.reason, facts, hashes, sights };
}

/** How far each action is done in a frame. */
const extents: Record<FaceAction, (measures: FaceMeasures) => number> = {
  turnLeft: ({ noseOffset }) => noseOffset,
  turnRight: ({ noseOffset }) => -noseOffset,
  blink: ({ eyeOpening }) => -eyeOpening,
  openMouth: ({ mouthOpening }) => mouthOpening,
};

/** Where the action is done most: who did it must be the person who looks ahead. */
function peakOf(action: FaceAction, sights: readonly Sight[]): Sight | undefined {
  const extent = ({ face }: Sight) => extents[action](face.measures);
  return sights.reduce<Sight | undefined>(
    (peak, sight) => (!peak || extent(sight) > extent(peak) ? sight : peak),
    undefined,
  );
}

function bestOf(ahead: readonly Sight[]): Looked['best'] {
  const offset = ({ face }: Sight) => Math.abs(face.measures.noseOffset);
  const [best] = [...ahead].sort((one, other) => offset(one) - offset(other));
  return best ? { step: best.step, place: best.place } : null;
}

/** Of those who look ahead among each other, and of every peak with any of them. */
function lowestSimilarity(
  frontal: readonly Float32Array[],
  peaks: readonly Float32Array[],
): number | null {
  const pairs = frontal.flatMap((one, index) =>
    frontal.slice(index + 1).map((other) => similarity(one, other)),
  );
  const ofPeaks = peaks.map((peak) => Math.max(...frontal.map((one) => similarity(peak, one))));
  const all = [...pairs, ...ofPeaks];
  return all.length > 0 ? Math.min(...all) : null;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
