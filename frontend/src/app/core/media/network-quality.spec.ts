import { rateNetwork, unknownQuality } from './network-quality';

describe('rateNetwork', () => {
  const before = { roundTripMs: 20, received: 0, lost: 0, sentLoss: null };
  const after = { roundTripMs: 20, received: 1_000, lost: 0, sentLoss: null };

  it('knows nothing before anything was measured', () => {
    expect(rateNetwork([])).toEqual(unknownQuality);
    expect(rateNetwork([[before, { ...after, roundTripMs: null }]])).toEqual(unknownQuality);
  });

  it('rates by the worse of delay and loss, and of the connections', () => {
    expect(rateNetwork([[before, after]]).quality).toBe('good');
    expect(rateNetwork([[before, { ...after, roundTripMs: 300 }]]).quality).toBe('usable');
    expect(rateNetwork([[before, { ...after, roundTripMs: 900 }]]).quality).toBe('poor');
    const lossy = { ...after, received: 950, lost: 50 };
    const rated = rateNetwork([
      [before, after],
      [before, lossy],
    ]);
    expect(rated).toEqual({ roundTripMs: 20, lossPercent: 5, quality: 'usable' });
  });

  it('counts what we send and does not arrive', () => {
    expect(rateNetwork([[before, { ...after, sentLoss: 0.2 }]]).quality).toBe('poor');
  });
});
