import { Subject, of } from 'rxjs';

import { oneAtATime } from './one-at-a-time';

describe('oneAtATime', () => {
  it('fetches once more for all wishes that came meanwhile, with the last one', () => {
    const wishes = new Subject<string>();
    const answers: Subject<string>[] = [];
    const asked: string[] = [];
    const got: string[] = [];
    const fetch = (wish: string) => {
      const answer = new Subject<string>();
      answers.push(answer);
      asked.push(wish);
      return answer;
    };
    wishes.pipe(oneAtATime(fetch)).subscribe((answer) => got.push(answer));
    for (const wish of ['a', 'b', 'c']) wishes.next(wish);
    expect(asked).toEqual(['a']);
    answers[0]?.next('first');
    answers[0]?.complete();
    expect(asked).toEqual(['a', 'c']);
    answers[1]?.next('second');
    answers[1]?.complete();
    expect(got).toEqual(['first', 'second']);
    wishes.next('d');
    expect(asked).toEqual(['a', 'c', 'd']);
  });

  it('goes on after answers that were there at once', () => {
    const wishes = new Subject<number>();
    const got: number[] = [];
    wishes.pipe(oneAtATime((wish) => of(wish * 10))).subscribe((answer) => got.push(answer));
    for (const wish of [1, 2, 3]) wishes.next(wish);
    expect(got).toEqual([10, 20, 30]);
  });
});
