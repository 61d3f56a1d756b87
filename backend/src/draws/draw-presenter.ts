import {
  drawDigest,
  type DrawObstacle,
  type DrawOfSeries,
  type DrawSummaryView,
  type DrawView,
  type PublicDrawView,
} from '@exam/contracts/draws';

import { stepsOf } from './draw-policy.ts';
import type { DrawSummary } from './draw-store.ts';
import { publishedPart, type Draw, type TypedNonce } from './draw.ts';

/** A draw in a list. */
export function presentSummary(draw: DrawSummary): DrawSummaryView {
  const { committedAt, closedAt, ...facts } = draw;
  return {
    ...facts,
    committedAt: committedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

function presentOfSeries({ id, number, status, committedAt }: DrawSummary): DrawOfSeries {
  return { id, number, status, committedAt: committedAt.toISOString() };
}

/** What stands around a draw. */
export interface DrawSurroundings {
  readonly nonces: readonly TypedNonce[];
  /** All draws of the same thing, by number. */
  readonly series: readonly DrawSummary[];
  /** When the result was left by hand. */
  readonly changes: readonly Date[];
}

/** What anyone may see: the published record, and the nonces so far. */
export async function presentPublicly(
  draw: Draw,
  { nonces, series, changes }: DrawSurroundings,
): Promise<PublicDrawView> {
  const published = publishedPart(draw);
  return {
    record: { ...published, digest: await drawDigest(published) },
    nonces: nonces.map(({ by, text }) => ({ by, text })),
    series: series.map(presentOfSeries),
    changes: changes.map((at) => ({ at: at.toISOString() })),
  };
}

/** What those see who hold the draw; `names` by the id of a person. */
export async function presentDraw(
  draw: Draw,
  around: DrawSurroundings,
  obstacle: DrawObstacle | null,
  names: ReadonlyMap<string, string>,
): Promise<DrawView> {
  return {
    ...(await presentPublicly(draw, around)),
    examId: draw.examId,
    examRoomId: draw.examRoomId,
    committedBy: names.get(draw.committedBy) ?? '',
    closedBy: draw.closedBy === null ? null : (names.get(draw.closedBy) ?? ''),
    obstacle,
    can: stepsOf(draw, around.nonces.length, obstacle),
  };
}
