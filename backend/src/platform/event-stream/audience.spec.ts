import { mayHear } from './audience.ts';
import type { Audience } from './outbox.ts';

const staff = { personId: 's', sessionId: '1', isStaff: true };
const candidate = { personId: 'c', sessionId: '2', isStaff: false };
const heardBy = (audience: Audience) => [staff, candidate].map((one) => mayHear(audience, one));

describe('mayHear', () => {
  it('lets nobody hear what names nobody', () => {
    expect(heardBy({})).toEqual([false, false]);
    expect(heardBy({ personIds: [] })).toEqual([false, false]);
  });

  it('tells staff, candidates and single people apart', () => {
    expect(heardBy({ staff: true })).toEqual([true, false]);
    expect(heardBy({ candidates: true })).toEqual([false, true]);
    expect(heardBy({ personIds: ['c'] })).toEqual([false, true]);
    expect(heardBy({ personIds: ['other'] })).toEqual([false, false]);
  });

  it('adds parts up', () => {
    expect(heardBy({ staff: true, personIds: ['c'] })).toEqual([true, true]);
  });
});
