import type { LinkStatistics } from './janus/link-statistics';

export interface NetworkQuality {
  /** Milliseconds there and back. */
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
  readonly quality: 'good' | 'usable' | 'poor' | 'unknown';
}

export const unknownQuality: NetworkQuality = {
  roundTripMs: null,
  lossPercent: null,
  quality: 'unknown',
};

/** Up to these a conversation is good, or still usable. */
const good = { roundTripMs: 200, lossPercent: 2 };
const usable = { roundTripMs: 500, lossPercent: 8 };

type Counted = Pick<LinkStatistics, 'roundTripMs' | 'received' | 'lost' | 'sentLoss'>;

/** How the network was between two readings of the same connections; of each the worse counts. */
export function rateNetwork(readings: readonly (readonly [Counted, Counted])[]): NetworkQuality {
  const trips = readings.map(([, now]) => now.roundTripMs).filter((ms) => ms !== null);
  const losses = readings.flatMap(([before, now]) => {
    const lost = Math.max(0, now.lost - before.lost);
    const expected = now.received - before.received + lost;
    const received = expected > 0 ? [lost / expected] : [];
    return now.sentLoss === null ? received : [...received, now.sentLoss];
  });
  if (trips.length === 0) return unknownQuality;
  const roundTripMs = Math.max(...trips);
  const lossPercent = losses.length === 0 ? null : Math.round(Math.max(...losses) * 1_000) / 10;
  const isWithin = (limit: typeof good) =>
    roundTripMs <= limit.roundTripMs && (lossPercent ?? 0) <= limit.lossPercent;
  const quality = isWithin(good) ? 'good' : isWithin(usable) ? 'usable' : 'poor';
  return { roundTripMs, lossPercent, quality };
}
