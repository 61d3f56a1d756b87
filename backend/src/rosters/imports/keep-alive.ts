import type { ImportStore } from './import-store.ts';

const HEARTBEAT_MS = 5_000;

/** Does `work`, and says now and then that this process still works on the import. */
export async function keepAlive(
  imports: ImportStore,
  importId: string,
  work: () => Promise<void>,
): Promise<void> {
  const heartbeat = setInterval(() => {
    imports.touchRunning(importId).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
  }
}
