import { setImmediate } from 'node:timers/promises';

/** `items` in parts of `size`; between two of them, other requests have their turn. */
export async function* inParts<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
    await setImmediate();
  }
}
