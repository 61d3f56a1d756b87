import { HttpErrorResponse } from '@angular/common/http';
import { problem, type Problem, type ProblemCode } from '@exam/contracts';

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
}

/** The failure that a request ended with; whatever is no answer to a request is `unexpected`. */
export function failureOf(error: unknown): Failure {
  const answer = error instanceof HttpErrorResponse ? error : null;
  const known = problem.safeParse(answer?.error).data;
  return {
    code: known?.code ?? (answer?.status === 0 ? 'unreachable' : 'unexpected'),
    requestId: known?.requestId ?? null,
    fields: known?.fields ?? [],
    retryAfter: known?.retryAfter ?? null,
    triesLeft: known?.triesLeft ?? null,
  };
}
