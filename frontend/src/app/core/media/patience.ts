/** Lets something be tried at once, and again after pauses that double. Milliseconds. */
export class Patience {
  private nextAt = 0;
  private pause: number;

  constructor(
    private readonly first: number,
    private readonly longest: number,
  ) {
    this.pause = first;
  }

  /** Whether it is time; if so, the pause before the next time begins. */
  isTime(now: number): boolean {
    if (now < this.nextAt) return false;
    this.nextAt = now + this.pause;
    this.pause = Math.min(this.pause * 2, this.longest);
    return true;
  }

  /** All is well: the next trouble is met at once, but not sooner than a first pause after the last. */
  reset(): void {
    this.pause = this.first;
  }
}
