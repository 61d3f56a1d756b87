import type { RealtimeEventData, StreamEventName } from '@exam/contracts';

import type { Audience, Outbox } from '../platform/event-stream/outbox.ts';
import type { TellOverview } from './overview-events.ts';
import type { Sitting, Transition } from './sitting.ts';

/** The event stream of one exam room. */
export const roomStream = (examRoomId: string) => `room:${examRoomId}`;

/** Every move of every room, for the processes that carry media: they must know without delay. */
export const MOVES_STREAM = 'moves';

type RelocatedSitting = Pick<Sitting, 'id' | 'candidateId' | 'examRoomId' | 'version' | 'status'>;

/** Tells the people of an exam room, and each only what that person may know. */
export class RoomEvents {
  private readonly outbox: Outbox;
  private readonly tellOverview: TellOverview;

  constructor(outbox: Outbox, tellOverview: TellOverview) {
    this.outbox = outbox;
    this.tellOverview = tellOverview;
  }

  /** The staff and the candidate hear of the step; the other candidates, that the queue moved. */
  async sittingMoved({ from, sitting }: Transition): Promise<void> {
    const { id: sittingId, examRoomId, candidateId, version, status: to } = sitting;
    const moved = { examRoomId, sittingId, version, from, to };
    const audience = { staff: true, personIds: [candidateId] } as const;
    await this.append('exam-room.sitting-moved.v1', moved, audience);
    await this.append('exam-room.queue-moved.v1', { examRoomId }, { candidates: true });
    await this.tellMedia('exam-room.sitting-moved.v1', moved);
    await this.tellOverview(examRoomId);
  }

  /** The staff of both rooms hear of it, and the candidate, who listens to the old room still. */
  async sittingRelocated(
    { id: sittingId, candidateId, examRoomId: from, version, status }: RelocatedSitting,
    to: string,
  ): Promise<void> {
    const moved = { sittingId, version: version + 1, from: status, to: status };
    const audience = { staff: true, personIds: [candidateId] } as const;
    for (const examRoomId of [from, to]) {
      await this.append('exam-room.sitting-moved.v1', { examRoomId, ...moved }, audience);
      await this.partsChanged(examRoomId, [candidateId]);
    }
  }

  /** The candidates of the room hear that their place in the queue may be another one. */
  async queueMoved(examRoomId: string): Promise<void> {
    await this.append('exam-room.queue-moved.v1', { examRoomId }, { candidates: true });
  }

  /** Everyone's part is asked for again: who has none any more is shown out at once. */
  async partsChanged(examRoomId: string, personIds: readonly string[]): Promise<void> {
    const data = { examRoomId, personIds: [...personIds] };
    await this.append('exam-room.parts-changed.v1', data, { staff: true });
    await this.tellMedia('exam-room.parts-changed.v1', data);
    await this.tellOverview(examRoomId);
  }

  async sittingNoted(examRoomId: string, sittingId: string): Promise<void> {
    await this.append('exam-room.sitting-noted.v1', { examRoomId, sittingId }, { staff: true });
    await this.tellOverview(examRoomId);
  }

  async roomChanged(data: RealtimeEventData<'exam-room.room-changed.v1'>): Promise<void> {
    const audience = { staff: true, candidates: true } as const;
    await this.append('exam-room.room-changed.v1', data, audience);
    await this.tellMedia('exam-room.room-changed.v1', data);
    await this.tellOverview(data.examRoomId);
  }

  private async tellMedia(name: StreamEventName, data: object): Promise<void> {
    await this.outbox.append({ stream: MOVES_STREAM, name, data, audience: {} });
  }

  private async append<Name extends StreamEventName>(
    name: Name,
    data: RealtimeEventData<Name>,
    audience: Audience,
  ): Promise<void> {
    await this.outbox.append({ stream: roomStream(data.examRoomId), name, data, audience });
  }
}
