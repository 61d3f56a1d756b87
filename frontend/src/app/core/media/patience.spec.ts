import { Patience } from './patience';

describe('Patience', () => {
  it('waits longer each time, up to a limit, until all is well', () => {
    const patience = new Patience(2, 8);
    const times = (until: number, from = 0) => {
      const tried: number[] = [];
      for (let now = from; now < until; now += 1) if (patience.isTime(now)) tried.push(now);
      return tried;
    };
    expect(times(30)).toEqual([0, 2, 6, 14, 22]);
    patience.reset();
    expect(times(40, 30)).toEqual([30, 32, 36]);
  });
});
