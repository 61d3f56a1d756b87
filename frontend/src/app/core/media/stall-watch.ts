/** Notices counters that stand still. Times are in milliseconds, of any one clock. */
export class StallWatch {
  private readonly counters = new Map<string, { value: number; movedAt: number }>();

  constructor(private readonly after: number) {}

  /**
   * Takes in what the counters show now; the names of those that have not moved for too long.
   * A counter that is left out starts anew when it is back.
   */
  sample(values: ReadonlyMap<string, number>, now: number): ReadonlySet<string> {
    for (const name of this.counters.keys()) if (!values.has(name)) this.counters.delete(name);
    const stalled = new Set<string>();
    for (const [name, value] of values) {
      const counter = this.counters.get(name);
      if (counter?.value !== value) this.counters.set(name, { value, movedAt: now });
      else if (now - counter.movedAt >= this.after) stalled.add(name);
    }
    return stalled;
  }

  /** Gives everybody the full time again. */
  reset(): void {
    this.counters.clear();
  }
}
