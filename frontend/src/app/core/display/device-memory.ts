/** What this browser remembers between visits; a browser that remembers nothing works as well. */
export const deviceMemory = {
  read(key: string): unknown {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      // Storage may be forbidden, or hold what an older release wrote.
      return null;
    }
  },

  write(key: string, value: unknown): void {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Forbidden or full: then it is chosen again next time.
    }
  },
};
