import * as z from 'zod';

/** On the stream of a school: to its admins. */
export const drawEvents = {
  /** A draw was begun, spoken to, revealed or given up, or its result was left by hand. */
  'draws.changed.v1': z.object({ drawId: z.uuid() }),
} as const;
