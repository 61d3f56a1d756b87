import type { Problem, ProblemCode } from '@exam/contracts';

/** Facts of a failure that the client may know, beside its code. */
export type ProblemFacts = Pick<
  Problem,
  'fields' | 'retryAfter' | 'triesLeft' | 'maxBytes' | 'changedBy' | 'flowImpact' | 'drawnOrders'
>;

/** A failure we expect. `code` is a stable contract; the message is for the log alone. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, message: string, options: ErrorOptions & ProblemFacts = {}) {
    const { cause, ...facts } = options;
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** The client sent what the contract does not allow. Mapped to 400. */
export class InvalidRequestError extends AppError {}

/** Nobody is signed in. Mapped to 401. */
export class UnauthenticatedError extends AppError {}

/** A policy said no. Mapped to 403. */
export class ForbiddenError extends AppError {}

/** What was asked for does not exist, or not at the moment. Mapped to 404. */
export class NotFoundError extends AppError {}

/** The present state does not allow it. Mapped to 409. */
export class ConflictError extends AppError {}

/** More than we take. Mapped to 413. */
export class TooLargeError extends AppError {}

/** Sent as something that we do not read. Mapped to 415. */
export class UnsupportedMediaTypeError extends AppError {}

/** Too often. Mapped to 429; give `retryAfter` in seconds. */
export class TooManyRequestsError extends AppError {}

/** Something that we need is away. Mapped to 503. */
export class UnavailableError extends AppError {}
