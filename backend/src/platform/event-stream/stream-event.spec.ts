import { compareEntryIds, toEntries, toFields, toStreamEvent } from './stream-event.ts';

describe('compareEntryIds', () => {
  it('orders by time, then by number, and not as text', () => {
    const ids = ['9-0', '10-0', '10-2', '10-10', '1700000000000-0'];
    expect([...ids].reverse().sort(compareEntryIds)).toEqual(ids);
    expect(compareEntryIds('10-2', '10-2')).toBe(0);
  });
});

describe('toStreamEvent', () => {
  it('reads what toFields wrote', () => {
    const event = { eventId: 'e', name: 'n.v1', data: '{"a":"甲"}', audience: '{"staff":true}' };
    const [entry] = toEntries([['1-0', toFields(event)]]);
    expect(entry && toStreamEvent(entry)).toEqual({
      ...event,
      entryId: '1-0',
      audience: { staff: true },
    });
  });

  it('refuses an entry that carries no event', () => {
    expect(() => toStreamEvent({ id: '1-0', fields: { name: 'n.v1' } })).toThrowError(/1-0/);
  });
});
