import { STATUS_CODES } from 'node:http';

import type { Problem } from '@exam/contracts';
import type { Middleware } from 'koa';

import {
  AppError,
  ConflictError,
  ForbiddenError,
  InvalidRequestError,
  NotFoundError,
  TooLargeError,
  TooManyRequestsError,
  UnauthenticatedError,
  UnavailableError,
  UnsupportedMediaTypeError,
} from '../errors/app-error.ts';
import type { RequestState } from './request-state.ts';

const statuses = [
  [InvalidRequestError, 400],
  [UnauthenticatedError, 401],
  [ForbiddenError, 403],
  [NotFoundError, 404],
  [ConflictError, 409],
  [TooLargeError, 413],
  [UnsupportedMediaTypeError, 415],
  [TooManyRequestsError, 429],
  [UnavailableError, 503],
] as const;

/**
 * Answers every error with a problem document (RFC 9457), the only place where errors meet HTTP.
 * `report` gets them all, with the messages that the client must not see.
 */
export function problems(
  report: (error: unknown, status: number, state: RequestState) => void,
): Middleware<RequestState> {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const body = toProblem(error, ctx.state.requestId);
      report(error, body.status, ctx.state);
      ctx.status = body.status;
      ctx.body = body;
      ctx.type = 'application/problem+json';
      if (body.retryAfter !== undefined) ctx.set('Retry-After', String(body.retryAfter));
    }
  };
}

/** The problem document of an error; what we did not expect tells the client nothing. */
export function toProblem(error: unknown, requestId: string): Problem {
  const status = statuses.find(([type]) => error instanceof type)?.[1] ?? 500;
  const known = error instanceof AppError && status !== 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? '',
    status,
    code: known ? error.code : 'internal',
    requestId,
    ...(known && error.facts),
  };
}
