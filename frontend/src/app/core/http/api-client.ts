import { HttpClient, HttpErrorResponse, type HttpParams } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { concatMap, defer, from, map, of, retry, throwError, timer, type Observable } from 'rxjs';

import { idempotencyKey } from './idempotency-key';

type Contracts = typeof import('@exam/contracts');

/** What a zod schema of the contracts can do here. */
export interface Answer<T> {
  parse(body: unknown): T | Promise<T>;
}

/**
 * A schema that is loaded with the first answer that needs it: the contracts and zod are a quarter of
 * what the first page would have to load.
 */
export function lazily<T>(
  choose: (contracts: Contracts) => { parse(body: unknown): T },
): Answer<T> {
  return { parse: async (body) => choose(await import('@exam/contracts')).parse(body) };
}

/** Where the schema is there already, the answer is too. */
function parsed<T>(answer: Answer<T>): (body: unknown) => Observable<T> {
  return (body) => {
    const result = answer.parse(body);
    return result instanceof Promise ? from(result) : of(result);
  };
}
type Query = Readonly<Record<string, string>>;

const base = '/api';
const worthRetrying = new Set([0, 502, 503, 504]);
/** Milliseconds before the second and the third try. */
const pauses = [400, 1_600];

/** Waits before another try, or gives up with the error. */
function pause(error: unknown, tries: number): Observable<unknown> {
  const wait = pauses[tries - 1];
  const retriable = error instanceof HttpErrorResponse && worthRetrying.has(error.status);
  if (!retriable || wait === undefined) return throwError(() => error);
  return timer(wait * (0.5 + Math.random()));
}

/** The back end's API. Answers are parsed, so that a broken contract fails here, not on a page. */
@Service()
export class ApiClient {
  private readonly http = inject(HttpClient);

  /** Reads. Tries thrice where the server cannot be reached. */
  get<T>(path: string, answer: Answer<T>, params: Query | HttpParams = {}): Observable<T> {
    return this.http
      .get<unknown>(base + path, { params })
      .pipe(retry({ delay: pause }), concatMap(parsed(answer)));
  }

  /**
   * Commands. Each subscription is one action of a person: its retries carry one Idempotency-Key, so
   * that an answer that was lost on the way does not do the same thing twice.
   */
  post<T>(path: string, body: unknown, answer: Answer<T>): Observable<T> {
    return this.command('POST', path, body).pipe(concatMap(parsed(answer)));
  }

  /** As `post`, for what replaces something. */
  put<T>(path: string, body: unknown, answer: Answer<T>): Observable<T> {
    return this.command('PUT', path, body).pipe(concatMap(parsed(answer)));
  }

  /** As `post`, where nothing comes back. */
  delete(path: string): Observable<void> {
    return this.command('DELETE', path, null).pipe(map(() => undefined));
  }

  private command(method: string, path: string, body: unknown): Observable<unknown> {
    return defer(() => {
      const headers = { 'Idempotency-Key': idempotencyKey() };
      return this.http
        .request<unknown>(method, base + path, { body, headers })
        .pipe(retry({ delay: pause }));
    });
  }
}
