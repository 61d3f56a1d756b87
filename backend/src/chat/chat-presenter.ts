import type { ChatMessageView } from '@exam/contracts';

import type { RoomStaff } from '../scheduling/index.ts';
import type { ChatMessage } from './chat-store.ts';

/** Names by id; an id that does not exist is left out. */
export type People = (ids: readonly string[]) => Promise<ReadonlyMap<string, { name: string }>>;

/** Messages as both sides see them: who wrote, as what, when. */
export function presentMessages(
  messages: readonly ChatMessage[],
  staff: readonly RoomStaff[],
  people: ReadonlyMap<string, { name: string }>,
): ChatMessageView[] {
  return messages.map(({ id, sittingId, personId, text, at }) => {
    const roles = staff.filter((member) => member.personId === personId).map(({ role }) => role);
    const role = roles.find((held) => held !== 'panelExaminer') ?? roles[0] ?? null;
    return {
      id,
      sittingId,
      from: { kind: role ? 'staff' : 'candidate', name: people.get(personId)?.name ?? '', role },
      text,
      at: at.toISOString(),
    };
  });
}
