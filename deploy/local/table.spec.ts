import { formatTable } from './table.ts';

describe('formatTable', () => {
  it('aligns columns where Chinese takes two columns a character', () => {
    const rows = [
      ['角色', 'phone'],
      ['candidate', '1'],
    ];
    expect(formatTable(rows)).toBe('角色       phone\ncandidate  1');
  });

  it('copes with rows of different length', () => {
    expect(formatTable([['a'], ['b', 'c']])).toBe('a\nb  c');
  });
});
