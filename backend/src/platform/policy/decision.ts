import { ForbiddenError } from '../errors/app-error.ts';

/** A policy's answer. The reason goes to the log, never to the client. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; reason: string };

export const allow: Decision = { allowed: true };
export const deny = (reason: string): Decision => ({ allowed: false, reason });

/** Throws ForbiddenError unless the decision allows. */
export function authorize(decision: Decision): void {
  if (!decision.allowed) throw new ForbiddenError('forbidden', decision.reason);
}
