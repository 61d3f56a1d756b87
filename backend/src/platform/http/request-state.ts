import type { Actor, PartialActor } from '../policy/actor.ts';

/** What the middleware in front of every route has found out. */
export interface RequestState {
  requestId: string;
  /** The address of the caller, as far as proxies are trusted. */
  address: string;
  /** Undefined for who is not signed in. */
  actor?: Actor;
  /** Whose login lacks its second factor; then there is no actor. */
  partial?: PartialActor;
  /** Why there is no actor although a cookie came, if it is known. */
  sessionEnd?: 'takenOver' | 'revoked' | 'expired' | 'signedOut';
}
