import { TokenBucket } from './token-bucket.ts';

describe('TokenBucket', () => {
  it('lets a burst pass, and then so many a second', () => {
    let now = 0;
    const bucket = new TokenBucket(3, 2, () => now);
    const takeAll = () => [1, 2, 3, 4, 5].filter(() => bucket.take()).length;
    expect(takeAll()).toBe(3);
    now = 1_000;
    expect(takeAll()).toBe(2);
    now = 60_000;
    expect(takeAll()).toBe(3);
  });
});
