import { roomStream, schoolStream } from '../../exam-room/index.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';

/** Tells people, in the caller's transaction, to look again. */
export interface ReviewEvents {
  /** The admins of a school: claims, decisions or batches are others now. */
  readonly queueChanged: (schoolId: string) => Promise<void>;
  /** The candidate of a file, and the staff of the room: it was decided. */
  readonly fileDecided: (file: {
    readonly sittingId: string;
    readonly examRoomId: string;
    readonly candidateId: string;
  }) => Promise<void>;
}

export function createReviewEvents(outbox: Outbox): ReviewEvents {
  return {
    queueChanged: async (schoolId) => {
      await outbox.append({
        stream: schoolStream(schoolId),
        name: 'identity-review.queue-changed.v1',
        data: {},
        audience: { staff: true },
      });
    },
    fileDecided: async ({ sittingId, examRoomId, candidateId }) => {
      await outbox.append({
        stream: roomStream(examRoomId),
        name: 'identity-file.changed.v1',
        data: { examRoomId, sittingId },
        audience: { staff: true, personIds: [candidateId] },
      });
    },
  };
}
