/** A pause that can be cut short. Rings that nobody waited for end the next wait at once. */
export class Alarm {
  private rung = false;
  private wakeUp: () => void = () => undefined;

  ring(): void {
    this.rung = true;
    this.wakeUp();
  }

  /** Resolves after `ms` milliseconds, or when the alarm rings. */
  async wait(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
  }
}
