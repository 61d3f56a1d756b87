import { factChanges } from './fact-changes';

describe('factChanges', () => {
  it('shows each value before and after, what changed first', () => {
    const before = { kind: 'interview', minutes: 15, gone: null };
    const after = { kind: 'interview', minutes: 20, added: ['a'] };
    expect(factChanges(before, after)).toEqual([
      { name: 'minutes', before: '15', after: '20', changed: true },
      { name: 'gone', before: 'null', after: null, changed: true },
      { name: 'added', before: null, after: '["a"]', changed: true },
      { name: 'kind', before: 'interview', after: 'interview', changed: false },
    ]);
    expect(factChanges(null, null)).toEqual([]);
  });
});
