/** A draw whose result the order of a room follows. */
export interface RevealedOrder {
  readonly examRoomId: string;
  readonly drawId: string;
  readonly number: number;
  /** Name of the one room that was drawn for; null for the whole exam. */
  readonly roomName: string | null;
}

/** The public draws, as far as the schedule must not pass over them in silence. */
export interface RevealedOrders {
  /** Of each of these rooms, the draw that was revealed last; none for a room without one. */
  readonly standing: (examRoomIds: readonly string[]) => Promise<RevealedOrder[]>;
  /** Notes for everybody who looks at the draw that its result was left by hand. */
  readonly noteChange: (drawId: string, by: string, at: Date) => Promise<void>;
}
