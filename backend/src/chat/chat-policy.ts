import type { RoomRole } from '@exam/contracts';

import { roomRolesOf, type Actor } from '../platform/policy/actor.ts';
import { allow, deny, type Decision } from '../platform/policy/decision.ts';

/** The role in which somebody writes to candidates; null for who may not. */
export function chatRole(actor: Actor, examRoomId: string): RoomRole | null {
  const roles = roomRolesOf(actor, examRoomId);
  return (['mainExaminer', 'waitingExaminer'] as const).find((role) => roles.has(role)) ?? null;
}

/** Waiting and main examiners read and write the messages of their room. */
export function canChat(actor: Actor, examRoomId: string): Decision {
  return chatRole(actor, examRoomId) ? allow : deny('neither waiting nor main examiner here');
}
