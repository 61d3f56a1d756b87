interface Memory {
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: unknown) => void;
}

function memoryIn(storage: () => Storage): Memory {
  return {
    read(key) {
      try {
        return JSON.parse(storage().getItem(key) ?? 'null') as unknown;
      } catch {
        // Storage may be forbidden, or hold what an older release wrote.
        return null;
      }
    },

    write(key, value) {
      try {
        storage().setItem(key, JSON.stringify(value));
      } catch {
        // Forbidden or full: then it is chosen again next time.
      }
    },
  };
}

/** What this browser remembers between visits; a browser that remembers nothing works as well. */
export const deviceMemory = memoryIn(() => localStorage);
/** What this tab remembers over a reload. */
export const tabMemory = memoryIn(() => sessionStorage);
