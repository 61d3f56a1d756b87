import * as z from 'zod';

import { roomRole } from './schools.ts';

export const chatMessageView = z.object({
  id: z.uuid(),
  /** Null for a message to all candidates of the room. */
  sittingId: z.uuid().nullable(),
  from: z.object({
    kind: z.enum(['candidate', 'staff']),
    name: z.string(),
    /** Role in the room; null for candidates. */
    role: roomRole.nullable(),
  }),
  /** Plain text. */
  text: z.string(),
  at: z.iso.datetime(),
});
export type ChatMessageView = z.output<typeof chatMessageView>;

/** Oldest first. */
export const chatView = z.object({ messages: chatMessageView.array() });
export type ChatView = z.output<typeof chatView>;

const text = z.string().trim().min(1).max(500);
export const candidateMessageRequest = z.object({ text });
export const staffMessageRequest = z.object({
  /** Null: to all candidates of the room. */
  sittingId: z.uuid().nullable(),
  text,
});
export type StaffMessageRequest = z.output<typeof staffMessageRequest>;

export const chatEvents = {
  /** To the staff of the room, and to the candidates whom the message is for. */
  'chat.message-sent.v1': z.object({
    examRoomId: z.uuid(),
    sittingId: z.uuid().nullable(),
    messageId: z.uuid(),
  }),
} as const;
