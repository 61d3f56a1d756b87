import type { Actor, PartialActor } from '../../platform/policy/actor.ts';

/** Whoever deals with second factors: signed in, or on the way there. */
export type Caller = Actor | PartialActor;

export function isPartial(caller: Caller): caller is PartialActor {
  return 'partialSessionId' in caller;
}

/** Id of the session, partial or full, that something is begun and ended in. */
export function holderOf(caller: Caller): string {
  return isPartial(caller) ? caller.partialSessionId : caller.sessionId;
}
