/** Looks in a row that must say the same before somebody is told: a hint that flickers helps nobody. */
const steady = 4;

/** The hint that has been true for a while. */
export class SteadyHint<Hint> {
  private last: Hint | null = null;
  private looks = 0;
  private shown: Hint | null = null;

  /** Takes what the newest look says; gives what to show. */
  take(hint: Hint | null): Hint | null {
    this.looks = hint === this.last ? this.looks + 1 : 1;
    this.last = hint;
    if (this.looks >= steady) this.shown = hint;
    return this.shown;
  }
}
