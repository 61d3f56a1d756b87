export interface Progress {
  /** Shows what is being done and, when it is done, its detail and how long it took. */
  step<T>(label: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T>;
  readonly say: (text: string) => void;
}

const terminal = process.stdout;
/** Below this many milliseconds a step is not worth announcing. */
const announceAfterMs = 1_000;

/** For people: a line a step, and on a terminal the seconds of the step under way. */
export const consoleProgress: Progress = {
  say: (text) => {
    terminal.write(`${text}\n`);
  },

  async step(label, work, detail = () => '') {
    const startedAt = Date.now();
    const timer = setInterval(() => {
      if (terminal.isTTY) terminal.write(`\r  … ${label} ${seconds(startedAt)}`);
      else if (Date.now() - startedAt < 2 * announceAfterMs) terminal.write(`  … ${label}\n`);
    }, announceAfterMs);
    try {
      const result = await work();
      finish(`  ✓ ${[label, detail(result)].filter(Boolean).join(' ')}, ${seconds(startedAt)}`);
      return result;
    } catch (error) {
      finish(`  ✗ ${label}, ${seconds(startedAt)}`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  },
};

/** For tests that start a stack and have their own output. */
export const silentProgress: Progress = {
  say: () => undefined,
  step: (_, work) => work(),
};

function finish(line: string): void {
  terminal.write(terminal.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}
