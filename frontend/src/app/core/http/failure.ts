import { HttpErrorResponse } from '@angular/common/http';
import type { Problem, ProblemCode } from '@exam/contracts';

/** `unreachable`: no answer came. `unexpected`: an answer outside the contract. */
export type FailureCode = ProblemCode | 'unreachable' | 'unexpected';

/** Why a request failed, as the state keeps it and `<app-problem>` shows it. */
export interface Failure {
  readonly code: FailureCode;
  /** The same id is in the server's log. */
  readonly requestId: string | null;
  readonly fields: NonNullable<Problem['fields']>;
  /** Seconds. */
  readonly retryAfter: number | null;
  readonly triesLeft: number | null;
  /** Bytes that a file may have. */
  readonly maxBytes: number | null;
}

/** By hand, because also the first page asks: see `lazily`. A code of a newer server is no error. */
function isProblem(body: unknown): body is Problem {
  const { code, requestId } = (body ?? {}) as Record<string, unknown>;
  return typeof code === 'string' && typeof requestId === 'string';
}

/** What the server said, with the facts that only some codes have; null where it said nothing. */
export function problemOf(error: unknown): Problem | null {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  return isProblem(body) ? body : null;
}

/** The failure that a request ended with; whatever is no answer to a request is `unexpected`. */
export function failureOf(error: unknown): Failure {
  const answer = error instanceof HttpErrorResponse ? error : null;
  const body = problemOf(error);
  if (body) {
    const { code, requestId, fields = [] } = body;
    const { retryAfter = null, triesLeft = null, maxBytes = null } = body;
    return { code, requestId, fields, retryAfter, triesLeft, maxBytes };
  }
  const code = answer?.status === 0 ? 'unreachable' : 'unexpected';
  const nothing = { requestId: null, retryAfter: null, triesLeft: null, maxBytes: null };
  return { code, fields: [], ...nothing };
}
