import { MOST_NONCES, type DrawObstacle } from '@exam/contracts/draws';

import { ConflictError } from '../platform/errors/app-error.ts';
import type { Draw } from './draw.ts';

/** Throws ConflictError unless the draw is committed and not closed yet. */
export function requireCommitted({ id, status }: Draw): void {
  if (status !== 'committed') throw new ConflictError('draw-closed', `${id} is ${status}`);
}

/** Throws ConflictError when no further nonce has a place. */
export function requireNoncePlace(nonces: number): void {
  if (nonces >= MOST_NONCES) throw new ConflictError('draw-nonces-full', String(nonces));
}

/** Throws ConflictError when nobody has said anything, or somebody did since `seen` were counted. */
export function requireNonces(nonces: number, seen: number): void {
  if (nonces === 0) throw new ConflictError('draw-nonces-missing', 'nobody put in a nonce');
  if (nonces !== seen) throw new ConflictError('draw-nonces-changed', `${nonces}, not ${seen}`);
}

/** Throws ConflictError with the obstacle as its code. */
export function requireNoObstacle(obstacle: DrawObstacle | null): void {
  if (obstacle) throw new ConflictError(obstacle, 'the exam has moved on');
}

/** What somebody who administers the draw can do with it now. */
export function stepsOf(
  { status }: Draw,
  nonces: number,
  obstacle: DrawObstacle | null,
): { addNonce: boolean; reveal: boolean; void: boolean } {
  const isOpen = status === 'committed';
  return {
    addNonce: isOpen && nonces < MOST_NONCES,
    reveal: isOpen && nonces > 0 && obstacle === null,
    void: isOpen,
  };
}
