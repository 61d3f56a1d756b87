import {
  checkStep,
  faceLimits,
  isAhead,
  livenessThresholds,
  type FaceAction,
  type FaceMeasures,
  type FrameFacts,
  type LivenessThresholds,
} from '@exam/contracts';

/** Frames that look ahead on each side of the action, at least and at most. */
const rest = { least: 2, most: 3 } as const;
/**
 * A little more than what the server asks for: another computer's decoder and arithmetic measure the
 * same frame a little differently.
 */
const asked: LivenessThresholds = {
  ...livenessThresholds,
  turned: livenessThresholds.turned + 0.03,
  keptProportion: livenessThresholds.keptProportion + 0.01,
  closedEyes: livenessThresholds.closedEyes - 0.01,
  openEyes: livenessThresholds.openEyes + 0.02,
  mouthOpen: livenessThresholds.mouthOpen + 0.01,
  mouthRise: livenessThresholds.mouthRise + 0.01,
};

interface Seen {
  readonly index: number;
  readonly measures: FaceMeasures;
}

/**
 * Which of the frames show the action, with a look ahead before and after: their indices, in order.
 * Null as long as it has not been done, and ended.
 */
export function chooseFrames(
  action: FaceAction,
  frames: readonly FrameFacts[],
): readonly number[] | null {
  const run = latestRun(frames);
  const open = openEyes(run);
  const peaks = run
    .map((seen, at) => ({ at, strength: strengthOf(action, seen.measures, open) }))
    .filter(({ strength }) => strength > 0)
    .sort((one, other) => other.strength - one.strength);
  for (const { at } of peaks) {
    const chosen = around(at, run, (measures) => isNeutral(action, measures, open));
    const facts = chosen?.map(({ measures }): FrameFacts => ({ faces: 1, measures }));
    if (chosen && facts && checkStep(action, facts, asked).passed)
      return chosen.map(({ index }) => index);
  }
  return null;
}

/** `count` of the indices from 0 to below `length`, evenly, with the first and the last. */
export function spreadFrames(length: number, count: number = faceLimits.mostFrames): number[] {
  if (length <= count) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: count }, (_, at) => Math.round((at * (length - 1)) / (count - 1)));
}

/** The newest frames in which one face was seen throughout. */
function latestRun(frames: readonly FrameFacts[]): Seen[] {
  const start = frames.findLastIndex(({ measures }) => measures === null) + 1;
  return frames
    .slice(start)
    .flatMap(({ measures }, at) => (measures ? [{ index: start + at, measures }] : []));
}

/** How open the eyes are while they are open. */
function openEyes(run: readonly Seen[]): number {
  const openings = run
    .filter(({ measures }) => isAhead(measures))
    .map(({ measures }) => measures.eyeOpening)
    .sort((one, other) => one - other);
  return openings[Math.floor(openings.length * 0.75)] ?? 0;
}

/** How far into the action a face is; above 0 the server will see it. */
function strengthOf(action: FaceAction, measures: FaceMeasures, open: number): number {
  const { turned, closedEyes, mouthOpen } = asked;
  switch (action) {
    case 'turnLeft':
      return measures.noseOffset - turned;
    case 'turnRight':
      return -measures.noseOffset - turned;
    case 'blink':
      return isAhead(measures) ? closedEyes * open - measures.eyeOpening : -1;
    case 'openMouth':
      return isAhead(measures) ? measures.mouthOpening - mouthOpen : -1;
  }
}

function isNeutral(action: FaceAction, measures: FaceMeasures, open: number): boolean {
  if (!isAhead(measures)) return false;
  if (action === 'blink') return measures.eyeOpening > asked.openEyes * open;
  return action !== 'openMouth' || measures.mouthOpening < 0.75 * asked.mouthOpen;
}

/** The action around its peak, between looks ahead; null where one of them is missing. */
function around(
  peak: number,
  run: readonly Seen[],
  neutral: (measures: FaceMeasures) => boolean,
): Seen[] | null {
  const before = nearestRest(run.slice(0, peak).reverse(), neutral);
  const after = nearestRest(run.slice(peak), neutral);
  if (!before || !after) return null;
  const between = run.slice(peak - before.at, peak + after.at);
  return [...before.rest.reverse(), ...thin(between, before.at), ...after.rest];
}

/**
 * The first few neutral ones in a row, and where they begin. A single one is none: on the way, a
 * measure that errs looks like it.
 */
function nearestRest(
  seen: readonly Seen[],
  neutral: (measures: FaceMeasures) => boolean,
): { readonly at: number; readonly rest: Seen[] } | null {
  const isNeutral = seen.map(({ measures }) => neutral(measures));
  const at = isNeutral.findIndex((_, index) => {
    const first = isNeutral.slice(index, index + rest.least);
    return first.length === rest.least && first.every(Boolean);
  });
  if (at < 0) return null;
  const few = isNeutral[at + rest.least] ? rest.most : rest.least;
  return { at, rest: seen.slice(at, at + few) };
}

/** At most as many as there is room for, the peak among them. */
function thin(between: readonly Seen[], peak: number): Seen[] {
  const room = faceLimits.mostFrames - 2 * rest.most;
  const kept = new Set([...spreadFrames(between.length, room - 1), peak]);
  return between.filter((_, at) => kept.has(at));
}
