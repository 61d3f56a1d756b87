import type { Audience } from './outbox.ts';

/** Somebody who listens to the stream of a scope. */
export interface Listener {
  readonly personId: string;
  readonly sessionId: string;
  /** Whether they belong to the staff of that scope; else they are one of its candidates. */
  readonly isStaff: boolean;
}

/** Whether an event may reach a listener of its stream. */
export function mayHear(audience: Audience, { personId, isStaff }: Listener): boolean {
  if (isStaff && audience.staff) return true;
  if (!isStaff && audience.candidates) return true;
  return audience.personIds?.includes(personId) ?? false;
}
