import { StallWatch } from './stall-watch';

describe('StallWatch', () => {
  let watch: StallWatch;
  const sample = (now: number, values: Record<string, number>) => [
    ...watch.sample(new Map(Object.entries(values)), now),
  ];

  beforeEach(() => {
    watch = new StallWatch(2_500);
  });

  it('names a counter that has stood still for too long, and it alone', () => {
    expect(sample(0, { a: 1, b: 1 })).toEqual([]);
    expect(sample(2_000, { a: 1, b: 2 })).toEqual([]);
    expect(sample(2_500, { a: 1, b: 3 })).toEqual(['a']);
  });

  it('forgives as soon as it moves', () => {
    sample(0, { a: 1 });
    sample(3_000, { a: 1 });
    expect(sample(3_500, { a: 2 })).toEqual([]);
    expect(sample(5_000, { a: 2 })).toEqual([]);
  });

  it('starts anew with a counter that was left out', () => {
    sample(0, { a: 1 });
    sample(2_000, {});
    expect(sample(3_000, { a: 1 })).toEqual([]);
    expect(sample(5_500, { a: 1 })).toEqual(['a']);
  });

  it('gives the full time again after a reset', () => {
    sample(0, { a: 1 });
    watch.reset();
    expect(sample(2_600, { a: 1 })).toEqual([]);
  });
});
