import { Service, inject } from '@angular/core';
import { chatView, type ChatMessageView, type StaffMessageRequest } from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** Whose side of the chat this is: a candidate's own, or that of a room's staff. */
export interface ChatScope {
  readonly examRoomId: string;
  /** The candidate's own sitting; null for staff. */
  readonly ownSittingId: string | null;
}

/** Messages of an exam room, oldest first. */
@Service()
export class ChatClient {
  private readonly api = inject(ApiClient);

  read(scope: ChatScope): Observable<ChatMessageView[]> {
    return this.api.get(pathOf(scope), chatView).pipe(map(({ messages }) => messages));
  }

  /** Answers all messages, the new one included. For staff `sittingId` null is everyone. */
  write(scope: ChatScope, message: StaffMessageRequest): Observable<ChatMessageView[]> {
    const body = scope.ownSittingId === null ? message : { text: message.text };
    return this.api.post(pathOf(scope), body, chatView).pipe(map(({ messages }) => messages));
  }
}

function pathOf({ examRoomId, ownSittingId }: ChatScope): string {
  const of = ownSittingId === null ? `/exam-rooms/${examRoomId}` : `/my/sittings/${ownSittingId}`;
  return `${of}/messages`;
}
