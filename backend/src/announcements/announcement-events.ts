import type { RealtimeEventData } from '@exam/contracts';

import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Announcement } from './announcement.ts';
import type { ReceiptStore } from './receipt-store.ts';

type Change = RealtimeEventData<'announcements.changed.v1'>['change'];

interface Dependencies {
  readonly outbox: Outbox;
  readonly receipts: ReceiptStore;
  /** The event stream of an exam room. */
  readonly roomStream: (examRoomId: string) => string;
}

export type TellCandidates = (announcement: Announcement, change: Change) => Promise<void>;

/** Tells whoever is online among the candidates concerned, each by the stream of their exam room. */
export function createTellCandidates({
  outbox,
  receipts,
  roomStream,
}: Dependencies): TellCandidates {
  return async ({ id: announcementId }, change) => {
    for (const examRoomId of await receipts.examRoomsOf(announcementId)) {
      await outbox.append({
        stream: roomStream(examRoomId),
        name: 'announcements.changed.v1',
        data: { examRoomId, announcementId, change },
        audience: { candidates: true },
      });
    }
  };
}
