import type { Actor } from '../policy/actor.ts';

/** What the middleware in front of every route has found out. */
export interface RequestState {
  requestId: string;
  /** The address of the caller, as far as proxies are trusted. */
  address: string;
  /** Undefined for who is not signed in. */
  actor?: Actor;
  /** Why there is no actor although a cookie came, if it is known. */
  sessionEnd?: 'takenOver' | 'revoked' | 'expired' | 'signedOut';
}
