import {
  BehaviorSubject,
  concatMap,
  defer,
  filter,
  finalize,
  take,
  throttle,
  type Observable,
  type OperatorFunction,
} from 'rxjs';

/** Fetches at the first wish, and once more for all wishes that come while it is fetching. */
export function oneAtATime<T, R>(fetch: (wish: T) => Observable<R>): OperatorFunction<T, R> {
  return (wishes) =>
    defer(() => {
      const busy = new BehaviorSubject(false);
      const idle = busy.pipe(
        filter((fetching) => !fetching),
        take(1),
      );
      return wishes.pipe(
        throttle(() => idle, { leading: true, trailing: true }),
        concatMap((wish) => {
          busy.next(true);
          return fetch(wish).pipe(
            finalize(() => {
              busy.next(false);
            }),
          );
        }),
      );
    });
}
