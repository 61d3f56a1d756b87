import { place } from '@exam/contracts';
import { z } from 'zod';

import type { Keyring } from '../platform/secrets/keyring.ts';
import type { MediaPrincipal } from './media-principal.ts';

const PURPOSE = 'media-ticket';
const VALID_FOR_MS = 60_000;

const content = z.strictObject({
  personId: z.string(),
  loginSessionId: z.string(),
  examRoomId: z.string(),
  place,
  /** Milliseconds since 1970. */
  expiresAt: z.int(),
});

export interface OpenedTicket {
  readonly principal: MediaPrincipal;
  readonly expired: boolean;
}

/** Makes and reads tickets: sealed, so that a browser can neither read, change nor make one. */
export class MediaTickets {
  private readonly keyring: Keyring;
  private readonly now: () => number;

  constructor(keyring: Keyring, now: () => number = Date.now) {
    this.keyring = keyring;
    this.now = now;
  }

  /** A ticket to start one media session with, good for a minute. */
  issue(principal: MediaPrincipal): { ticket: string; expiresAt: Date } {
    const { personId, loginSessionId, examRoomId } = principal;
    const expiresAt = this.now() + VALID_FOR_MS;
    const text = { personId, loginSessionId, examRoomId, place: principal.place, expiresAt };
    const ticket = this.keyring.seal(PURPOSE, JSON.stringify(text));
    return { ticket, expiresAt: new Date(expiresAt) };
  }

  /** What a ticket says; null for what is none of ours. */
  open(ticket: string): OpenedTicket | null {
    try {
      const text = this.keyring.unseal(PURPOSE, ticket);
      const { expiresAt, ...principal } = content.parse(JSON.parse(text));
      return { principal, expired: this.now() > expiresAt };
    } catch {
      // Whatever was wrong with it, the answer is the same: it is no ticket.
      return null;
    }
  }
}
