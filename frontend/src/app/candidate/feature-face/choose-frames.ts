import {
  checkStep,
  faceLimits,
  isAhead,
  livenessThresholds,
  type FaceAction,
  type FaceMeasures,
  type FrameFacts,
} from '@exam/contracts';

/** Frames that look ahead on each side of the action, at least and at most. */
const rest = { least: 2, most: 3 } as const;
/** The server measures the compressed frame: a little more than what it asks for is needed here. */
const margin = { turn: 0.03, eyes: 0.01, mouth: 0.01 } as const;

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
    if (chosen && facts && checkStep(action, facts).passed) return chosen.map(({ index }) => index);
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
  const { turned, closedEyes, mouthOpen } = livenessThresholds;
  switch (action) {
    case 'turnLeft':
      return measures.noseOffset - turned - margin.turn;
    case 'turnRight':
      return -measures.noseOffset - turned - margin.turn;
    case 'blink':
      return isAhead(measures) ? (closedEyes - margin.eyes) * open - measures.eyeOpening : -1;
    case 'openMouth':
      return isAhead(measures) ? measures.mouthOpening - mouthOpen - margin.mouth : -1;
  }
}

function isNeutral(action: FaceAction, measures: FaceMeasures, open: number): boolean {
  if (!isAhead(measures)) return false;
  if (action === 'blink') return measures.eyeOpening > livenessThresholds.openEyes * open;
  return action !== 'openMouth' || measures.mouthOpening < 0.75 * livenessThresholds.mouthOpen;
}

/** The action around its peak, between looks ahead; null where one of them is missing. */
function around(
  peak: number,
  run: readonly Seen[],
  neutral: (measures: FaceMeasures) => boolean,
): Seen[] | null {
  const begin = run.slice(0, peak).findLastIndex(({ measures }) => neutral(measures));
  const offset = run.slice(peak).findIndex(({ measures }) => neutral(measures));
  if (begin < 0 || offset < 0) return null;
  const end = peak + offset;
  const before = tail(run.slice(0, begin + 1), neutral);
  const after = tail(run.slice(end, end + rest.most).reverse(), neutral).reverse();
  if (before.length < rest.least || after.length < rest.least) return null;
  const between = thin(run.slice(begin + 1, end), peak - begin - 1);
  return [...before, ...between, ...after];
}

/** The last few that are neutral without a gap. */
function tail(seen: readonly Seen[], neutral: (measures: FaceMeasures) => boolean): Seen[] {
  const gap = seen.findLastIndex(({ measures }) => !neutral(measures));
  return seen.slice(gap + 1).slice(-rest.most);
}

/** At most as many as there is room for, the peak among them. */
function thin(between: readonly Seen[], peak: number): Seen[] {
  const room = faceLimits.mostFrames - 2 * rest.most;
  const kept = new Set([...spreadFrames(between.length, room - 1), peak]);
  return between.filter((_, at) => kept.has(at));
}
