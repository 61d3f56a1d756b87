import { schoolStream } from '../../exam-room/index.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';

/** Tells the admins of a school, in the caller's transaction, that the queue is another now. */
export type TellReviewers = (schoolId: string) => Promise<void>;

export function createTellReviewers(outbox: Outbox): TellReviewers {
  return async (schoolId) => {
    await outbox.append({
      stream: schoolStream(schoolId),
      name: 'identity-review.queue-changed.v1',
      data: {},
      audience: { staff: true },
    });
  };
}
