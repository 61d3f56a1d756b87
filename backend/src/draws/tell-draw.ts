import { schoolStream } from '../exam-room/index.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';

/**
 * Tells the admins of a draw's school, in the caller's transaction, that it is another now. The event
 * has an id and nothing else: each admin fetches what that admin may see.
 */
export type TellDraw = (draw: { readonly id: string; readonly schoolId: string }) => Promise<void>;

/** Builds the way to tell. */
export function createTellDraw(outbox: Outbox): TellDraw {
  return async ({ id, schoolId }) => {
    const event = { name: 'draws.changed.v1', data: { drawId: id } };
    await outbox.append({ stream: schoolStream(schoolId), ...event, audience: { staff: true } });
  };
}
