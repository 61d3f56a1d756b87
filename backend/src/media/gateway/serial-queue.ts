/** Runs asynchronous work one after the other, in the order it came. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();
  private readonly onError: (error: unknown) => void;

  /** `onError` gets what work throws; the queue goes on. */
  constructor(onError: (error: unknown) => void) {
    this.onError = onError;
  }

  /** Resolves when this work is done or has failed; never rejects. */
  run(work: () => void | Promise<void>): Promise<void> {
    const done = this.last.then(work).catch((error: unknown) => {
      this.onError(error);
    });
    this.last = done;
    return done;
  }
}
