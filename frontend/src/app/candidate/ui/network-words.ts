export type NetworkWord = 'good' | 'usable' | 'poor' | 'unknown';

/** Milliseconds of a round trip up to which a talk is comfortable, and up to which it is possible. */
const comfortable = 150;
const possible = 400;

/** A round trip in milliseconds, in a word; null where none was measured. */
export function networkWord(roundTrip: number | null): NetworkWord {
  if (roundTrip === null) return 'unknown';
  if (roundTrip <= comfortable) return 'good';
  return roundTrip <= possible ? 'usable' : 'poor';
}

const bars: Readonly<Record<NetworkWord, number>> = { good: 4, usable: 2, poor: 1, unknown: 0 };
export const networkBars = (word: NetworkWord): number => bars[word];
