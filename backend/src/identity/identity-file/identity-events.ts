import type { RealtimeEventData } from '@exam/contracts';

import type { Outbox } from '../../platform/event-stream/outbox.ts';

type Place = RealtimeEventData<'identity-file.changed.v1'>;

interface Streams {
  readonly outbox: Outbox;
  /** The event stream of an exam room, and of a school. */
  readonly roomStream: (examRoomId: string) => string;
  readonly schoolStream: (schoolId: string) => string;
}

/** Tells who has the file open to look again. Events say what moved; each reader fetches their own view. */
export class IdentityEvents {
  private readonly streams: Streams;

  constructor(streams: Streams) {
    this.streams = streams;
  }

  /** To the candidate and the staff of the room. */
  async fileChanged({ examRoomId, sittingId }: Place, candidateId: string): Promise<void> {
    const { outbox, roomStream } = this.streams;
    await outbox.append({
      stream: roomStream(examRoomId),
      name: 'identity-file.changed.v1',
      data: { examRoomId, sittingId },
      audience: { staff: true, personIds: [candidateId] },
    });
  }

  /** To the admins of the school: a file was handed in. */
  async queueChanged(schoolId: string): Promise<void> {
    const { outbox, schoolStream } = this.streams;
    await outbox.append({
      stream: schoolStream(schoolId),
      name: 'identity-review.queue-changed.v1',
      data: {},
      audience: { staff: true },
    });
  }
}
