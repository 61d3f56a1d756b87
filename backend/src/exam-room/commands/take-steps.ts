import { ConflictError } from '../../platform/errors/app-error.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import { takeStep, type Cause, type Sitting, type StepName } from '../sitting.ts';
import type { CommandDependencies } from './dependencies.ts';

/**
 * Takes a sitting through steps, one after the other, with history and events: the one way in which
 * a status changes. Needs the room's lock. Throws ConflictError as `takeStep` does.
 */
export async function takeSteps(
  { sittings, events }: Pick<CommandDependencies, 'sittings' | 'events'>,
  room: ExamRoom,
  sitting: Sitting,
  path: readonly StepName[],
  cause: Cause,
): Promise<Sitting> {
  let current = sitting;
  for (const name of path) {
    const transition = takeStep(current, name, cause, room.exam.invitationSeconds);
    await sittings.apply(transition);
    await events.sittingMoved(transition);
    current = transition.sitting;
  }
  return current;
}

/** Throws ConflictError once the room has ended. */
export function requireNotEnded({ id, status }: ExamRoom): void {
  if (status === 'ended') throw new ConflictError('exam-room-ended', id);
}

/** Throws ConflictError unless the main examiner has opened the room. */
export function requireOpen(room: ExamRoom): void {
  requireNotEnded(room);
  if (room.status !== 'open') throw new ConflictError('exam-room-not-open', room.id);
}
