import type { SittingStatus } from '@exam/contracts';

import { sitting } from '../testing/sittings';
import { currentSitting, placeOf } from './sitting-place';

const at = (id: string, status: SittingStatus, startsAt: string) => {
  const { examRoom } = sitting();
  return sitting({ id, status, examRoom: { ...examRoom, startsAt } });
};

describe('placeOf', () => {
  it('is the waiting area until the invitation is accepted, then the exam room', () => {
    const placed = (['waiting', 'inTalk', 'ready', 'invited', 'inRoom'] as const).map((status) =>
      placeOf(sitting({ status })),
    );
    expect(placed).toEqual([
      'waitingArea',
      'waitingArea',
      'waitingArea',
      'waitingArea',
      'examRoom',
    ]);
  });

  it('is nowhere before, and once it is over or postponed', () => {
    for (const status of ['scheduled', 'checkedIn', 'finished', 'postponed', 'absent'] as const)
      expect(placeOf(sitting({ status })))
        .withContext(status)
        .toBeNull();
  });
});

describe('currentSitting', () => {
  const over = at('over', 'finished', '2027-03-27T01:00:00Z');
  const next = at('next', 'scheduled', '2027-03-27T06:00:00Z');
  const later = at('later', 'scheduled', '2027-03-28T06:00:00Z');

  it('is the next one that is not over', () => {
    expect(currentSitting([later, next, over])?.id).toBe('next');
  });

  it('is the one that the candidate is in, whenever it was to start', () => {
    expect(currentSitting([next, at('here', 'waiting', '2027-03-29T06:00:00Z')])?.id).toBe('here');
  });

  it('is the one that was chosen, until it is over, or while the candidate is in none', () => {
    expect(currentSitting([next, later], 'later')?.id).toBe('later');
    expect(currentSitting([over, next, later], 'over')?.id).toBe('next');
    const here = at('here', 'waiting', '2027-03-27T02:00:00Z');
    expect(currentSitting([here, later], 'later')?.id).toBe('here');
  });

  it('is the last one when all are over, and none without any', () => {
    expect(currentSitting([over])?.id).toBe('over');
    expect(currentSitting([])).toBeNull();
  });
});
