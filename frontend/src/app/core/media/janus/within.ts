/** Nothing came in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** What `start` resolves with; rejects with TimeoutError after so many milliseconds. */
export function within<T = undefined>(
  ms: number,
  start: (resolve: (value: T) => void, reject: (reason: Error) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TimeoutError(`nothing in ${ms} ms`));
    }, ms);
    const settle =
      <Value>(how: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        how(value);
      };
    start(settle(resolve), settle(reject));
  });
}
