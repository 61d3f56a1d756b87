import { AsyncLocalStorage } from 'node:async_hooks';

import type { Actor } from '../policy/actor.ts';

/** On whose behalf the present work is done. */
export interface RequestContext {
  /** Null outside of a request. */
  readonly requestId: string | null;
  /** The address of the caller, as far as proxies are trusted; null outside of a request. */
  readonly address: string | null;
  /** Null for who is not signed in, and for the system itself. */
  readonly actor: Actor | null;
  /** Which part of the system works by itself, such as `cli migrate`; null in a request. */
  readonly process: string | null;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** Does `work`, and whatever it starts, for that request. */
export function inRequestContext<T>(request: Omit<RequestContext, 'process'>, work: () => T): T {
  return contexts.run({ ...request, process: null }, work);
}

/** Does `work`, and whatever it starts, for no person: `process` names the part of the system. */
export function inSystemContext<T>(process: string, work: () => T): T {
  return contexts.run({ requestId: null, address: null, actor: null, process }, work);
}

/** On whose behalf this call is made. Throws outside of any context. */
export function currentRequest(): RequestContext {
  const current = contexts.getStore();
  if (!current) throw new Error('this must be part of a request, or of a named part of the system');
  return current;
}
