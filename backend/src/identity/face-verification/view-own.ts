import type { FaceVerificationView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import type { CommandDependencies } from './dependencies.ts';
import type { FaceQueue } from './face-queue.ts';
import { presentFaceVerification } from './face-verification-presenter.ts';
import { requireFaceStep } from './lock-sitting.ts';

/** A candidate's own face verification. Rejects with NotFoundError, ConflictError `face-verification-off`. */
export type ViewOwn = (actor: Actor, sittingId: string) => Promise<FaceVerificationView>;

export function createViewOwn(
  { rooms, sessions, results, ownSitting }: CommandDependencies,
  queue: FaceQueue,
): ViewOwn {
  return async (actor, sittingId) => {
    const { examRoomId } = await ownSitting(actor, sittingId);
    const { required } = requireFaceStep(await rooms.get(actor.schoolId, examRoomId));
    const session = await sessions.newest(sittingId);
    return presentFaceVerification({
      ...{ sittingId, required, session },
      queue: session && (await queue.placeOf(session)),
      result: await results.find(sittingId),
    });
  };
}
