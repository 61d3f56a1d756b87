import type { FaceAction, FaceMeasures } from '@exam/contracts';

/** How a face moved in one step. */
export interface Trajectory {
  readonly action: FaceAction;
  /** In the order of time. */
  readonly measures: readonly FaceMeasures[];
}

/**
 * How far apart two challenges are in the actions that they share: the mean of their steps' dynamic
 * time warping. Infinite when they share too little to tell: two actions, or one turn.
 */
export function trajectoryDistance(
  one: readonly Trajectory[],
  other: readonly Trajectory[],
): number {
  const distances = new Map<FaceAction, number>();
  for (const { action, measures } of one) {
    const same = other.filter((step) => step.action === action);
    const nearest = Math.min(...same.map((step) => warp(measures, step.measures)));
    distances.set(action, Math.min(nearest, distances.get(action) ?? Infinity));
  }
  const shared = [...distances].filter(([, distance]) => distance < Infinity);
  const turns = shared.filter(([action]) => action === 'turnLeft' || action === 'turnRight');
  if (shared.length < 2 && turns.length === 0) return Infinity;
  return shared.reduce((sum, [, distance]) => sum + distance, 0) / shared.length;
}

/** Dynamic time warping: the mean distance along the best way through both. */
function warp(one: readonly FaceMeasures[], other: readonly FaceMeasures[]): number {
  if (one.length === 0 || other.length === 0) return Infinity;
  let above: readonly Way[] = [];
  for (const here of one) {
    const row: Way[] = [];
    for (const [column, there] of other.entries()) {
      const before = cheapest([above[column - 1], above[column], row[column - 1]]);
      row.push({ cost: before.cost + apart(here, there), steps: before.steps + 1 });
    }
    above = row;
  }
  const end = above.at(-1) ?? start;
  return end.cost / end.steps;
}

interface Way {
  readonly cost: number;
  readonly steps: number;
}

const start: Way = { cost: 0, steps: 0 };

/** Before the first cell there is nothing. */
function cheapest(ways: readonly (Way | undefined)[]): Way {
  const there = ways.filter((way) => way !== undefined);
  return there.reduce((best, way) => (way.cost < best.cost ? way : best), there[0] ?? start);
}

function apart(one: FaceMeasures, other: FaceMeasures): number {
  return Math.hypot(
    one.noseOffset - other.noseOffset,
    one.eyeOpening - other.eyeOpening,
    one.mouthOpening - other.mouthOpening,
  );
}
