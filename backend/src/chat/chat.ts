import type { ChatMessageView, StaffMessageRequest } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { roomStream, type OwnSitting } from '../exam-room/index.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import {
  ConflictError,
  ForbiddenError,
  TooManyRequestsError,
} from '../platform/errors/app-error.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { authorize } from '../platform/policy/decision.ts';
import type { ExamRoomStore } from '../scheduling/index.ts';
import { canChat } from './chat-policy.ts';
import { presentMessages, type People } from './chat-presenter.ts';
import type { ChatMessage, ChatStore } from './chat-store.ts';

/** Messages that one person may send in a minute; more is a stuck key or an attack. */
const MESSAGES_A_MINUTE = 20;

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly messages: ChatStore;
  readonly outbox: Outbox;
  readonly people: People;
  /** A candidate's own sitting; rejects with NotFoundError for another's. */
  readonly ownSitting: (actor: Actor, sittingId: string) => Promise<OwnSitting>;
  /** The candidate of a sitting in that room; rejects with NotFoundError. */
  readonly candidateOf: (actor: Actor, examRoomId: string, sittingId: string) => Promise<string>;
}

/** What is written in an exam room. Rejects with ForbiddenError, TooManyRequestsError. */
export class Chat {
  private readonly dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.dependencies = dependencies;
  }

  async readAsCandidate(actor: Actor, sittingId: string): Promise<ChatMessageView[]> {
    const { examRoomId } = await this.dependencies.ownSitting(actor, sittingId);
    const messages = await this.dependencies.messages.listBySitting(examRoomId, sittingId);
    return this.present(examRoomId, messages);
  }

  async readAsStaff(actor: Actor, examRoomId: string): Promise<ChatMessageView[]> {
    const { rooms, messages } = this.dependencies;
    await rooms.get(actor.schoolId, examRoomId);
    authorize(canChat(actor, examRoomId));
    return this.present(examRoomId, await messages.listByExamRoom(examRoomId));
  }

  async writeAsCandidate(actor: Actor, sittingId: string, text: string): Promise<void> {
    const { examRoomId } = await this.dependencies.ownSitting(actor, sittingId);
    await this.write(actor, { examRoomId, sittingId, text }, [actor.personId]);
  }

  async writeAsStaff(
    actor: Actor,
    examRoomId: string,
    { sittingId, text }: StaffMessageRequest,
  ): Promise<void> {
    authorize(canChat(actor, examRoomId));
    const to =
      sittingId === null
        ? null
        : [await this.dependencies.candidateOf(actor, examRoomId, sittingId)];
    await this.write(actor, { examRoomId, sittingId, text }, to);
  }

  private async write(
    actor: Actor,
    message: { examRoomId: string; sittingId: string | null; text: string },
    to: readonly string[] | null,
  ): Promise<void> {
    const { sequelize, rooms, messages, outbox } = this.dependencies;
    const { examRoomId, sittingId } = message;
    await inTransaction(sequelize, async () => {
      const room = await rooms.get(actor.schoolId, examRoomId);
      if (room.status === 'ended') throw new ConflictError('exam-room-ended', examRoomId);
      if (!room.exam.flow.chat) throw new ForbiddenError('forbidden', 'an exam without messages');
      const at = await databaseNow(sequelize);
      const recent = await messages.countSince(actor.personId, new Date(at.getTime() - 60_000));
      if (recent >= MESSAGES_A_MINUTE) {
        throw new TooManyRequestsError('too-many-requests', 'messages', { retryAfter: 60 });
      }
      const { id: messageId } = await messages.add({ ...message, personId: actor.personId, at });
      await outbox.append({
        stream: roomStream(examRoomId),
        name: 'chat.message-sent.v1',
        data: { examRoomId, sittingId, messageId },
        audience: { staff: true, ...(to ? { personIds: to } : { candidates: true }) },
      });
    });
  }

  private async present(examRoomId: string, messages: readonly ChatMessage[]) {
    const { rooms, people } = this.dependencies;
    const staff = await rooms.staffOf(examRoomId);
    return presentMessages(messages, staff, await people(messages.map((m) => m.personId)));
  }
}
