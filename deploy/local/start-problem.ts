/** What keeps the stack from running, as a sentence that says what to do about it. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** Somebody asked to stop before everything ran. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor() {
    super('Stopped.');
  }
}
