import type { DrawnOrderChange } from '@exam/contracts';

import { ConflictError } from '../../platform/errors/app-error.ts';
import type { RevealedOrder, RevealedOrders } from '../revealed-orders.ts';

/** Sittings in the order of their positions, by exam room. */
export type RoomOrders = ReadonlyMap<string, readonly string[]>;

/**
 * Lets a change leave the results of revealed draws only where each of them is named and a reason is
 * given; the change is then noted with them. Who is added at the end of a room changes no result.
 * Resolves with the draws that were left. Throws ConflictError `drawn-order-confirmation` with them.
 * The rooms must be locked.
 */
export async function confirmDrawnOrder(
  revealedOrders: RevealedOrders,
  { before, after }: { readonly before: RoomOrders; readonly after: RoomOrders },
  given: DrawnOrderChange | null,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<RevealedOrder[]> {
  const changed = [...before].filter(([examRoomId, sittingIds]) =>
    sittingIds.some((id, index) => after.get(examRoomId)?.[index] !== id),
  );
  const orders = await revealedOrders.standing(changed.map(([examRoomId]) => examRoomId));
  const draws = [...new Map(orders.map((order) => [order.drawId, order])).values()];
  const unnamed = draws.find(({ drawId }) => !given?.draws.includes(drawId));
  if (unnamed) {
    const drawnOrders = draws.map(({ drawId, number, roomName }) => ({ drawId, number, roomName }));
    throw new ConflictError('drawn-order-confirmation', unnamed.drawId, { drawnOrders });
  }
  for (const { drawId } of draws) await revealedOrders.noteChange(drawId, by, at);
  return draws;
}

/** What the audit log says of a change that left the results of draws; nothing where none was. */
export function auditOf(draws: readonly RevealedOrder[], given: DrawnOrderChange | null) {
  if (draws.length === 0 || !given) return { facts: {}, reason: {} };
  const leftDraws = draws.map(({ drawId, number, roomName }) => ({ drawId, number, roomName }));
  return { facts: { leftDraws }, reason: { reason: given.reason } };
}
