import {
  EMPTY,
  catchError,
  exhaustMap,
  takeWhile,
  tap,
  throwError,
  timer,
  type Observable,
} from 'rxjs';

/** Milliseconds between two looks at something that others change. */
const PACE = 3_000;

/**
 * Reads again and again until `isFinal`: for pages without a sign-in, to which nothing is pushed. Once there was an answer, a failure is no more than a look
 * that brought nothing.
 */
export function follow<T>(
  read: () => Observable<T>,
  isFinal: (value: T) => boolean,
): Observable<T> {
  let seen = false;
  return timer(0, PACE).pipe(
    exhaustMap(() =>
      read().pipe(catchError((error: unknown) => (seen ? EMPTY : throwError(() => error)))),
    ),
    tap(() => (seen = true)),
    takeWhile((value) => !isFinal(value), true),
  );
}
