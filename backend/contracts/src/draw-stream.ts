import { fromHex, type Bytes } from './draw-hash.ts';

const WORDS = 2 ** 32;

/** Node and browsers name this type differently. */
type Key = Parameters<typeof crypto.subtle.sign>[1];

/**
 * Unbiased integers that follow from a combined seed alone: words of 32 bits out of
 * HMAC-SHA-256(seed, counter), without those that would favour small remainders.
 */
export class DrawStream {
  private readonly key: Key;
  private counter = 0;
  private words: number[] = [];

  private constructor(key: Key) {
    this.key = key;
  }

  /** `combinedSeed` in hex. */
  static async open(combinedSeed: string): Promise<DrawStream> {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const seed = fromHex(combinedSeed);
    return new DrawStream(await crypto.subtle.importKey('raw', seed, algorithm, false, ['sign']));
  }

  /** A number from 0 up to, and without, `bound`; `bound` from 1 to 2 ** 32. */
  async below(bound: number): Promise<number> {
    if (bound === 1) return 0;
    const limit = WORDS - (WORDS % bound);
    for (;;) {
      const word = this.words.shift() ?? (await this.refill());
      if (word < limit) return word % bound;
    }
  }

  /** A random order of the list (Fisher–Yates, from the end). */
  async shuffle<T>(list: readonly T[]): Promise<T[]> {
    const order = [...list];
    for (let last = order.length - 1; last > 0; last--) {
      const chosen = await this.below(last + 1);
      [order[last], order[chosen]] = [order[chosen] as T, order[last] as T];
    }
    return order;
  }

  /** The first word of the next block; the other seven are kept. */
  private async refill(): Promise<number> {
    const message: Bytes = new Uint8Array(8);
    new DataView(message.buffer).setBigUint64(0, BigInt(this.counter++));
    const block = new DataView(await crypto.subtle.sign('HMAC', this.key, message));
    this.words = Array.from({ length: 7 }, (_, index) => block.getUint32((index + 1) * 4));
    return block.getUint32(0);
  }
}
