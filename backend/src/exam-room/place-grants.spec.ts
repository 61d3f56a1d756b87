import type { SittingStatus } from '@exam/contracts';

import type { RoomStaff } from '../scheduling/index.ts';
import { placeGrants } from './place-grants.ts';
import type { Sitting } from './sitting.ts';

const sitting = (
  id: string,
  status: SittingStatus,
  talkingWith: string | null = null,
): Sitting => ({
  id,
  schoolId: 'u',
  examRoomId: 'r',
  candidateId: `candidate-${id}`,
  examKind: 'interview',
  drawnPosition: 1,
  status,
  statusSince: new Date(0),
  statusReason: null,
  talkingWith,
  invitationExpiresAt: null,
  version: 0,
});
const staff: RoomStaff[] = [
  { personId: 'w', role: 'waitingExaminer' },
  { personId: 'm', role: 'mainExaminer' },
  { personId: 'p', role: 'panelExaminer' },
];
const sittings = [
  sitting('a', 'waiting'),
  sitting('b', 'inTalk', 'w'),
  sitting('c', 'inRoom'),
  sitting('d', 'finished'),
  sitting('e', 'scheduled'),
];
const grants = (personId: string, place: 'waitingArea' | 'examRoom') =>
  placeGrants({ place, personId, display: '', sittings, staff });

describe('placeGrants', () => {
  it('shows nobody to a candidate who waits', () => {
    expect(grants('candidate-a', 'waitingArea')).toEqual({
      publish: 'a.primary',
      subscribe: [],
      display: '',
    });
  });

  it('shows the waiting examiner to the one candidate who is talked to', () => {
    expect(grants('candidate-b', 'waitingArea')?.subscribe).toEqual(['w.camera']);
  });

  it('shows the panel to the candidate in the room, and no waiting examiner', () => {
    expect(grants('candidate-c', 'examRoom')?.subscribe).toEqual(['m.camera', 'p.camera']);
    expect(grants('candidate-c', 'waitingArea')).toBeNull();
  });

  it('shows a candidate no other candidate, wherever they are', () => {
    for (const { candidateId } of sittings) {
      for (const place of ['waitingArea', 'examRoom'] as const) {
        const seen = grants(candidateId, place)?.subscribe ?? [];
        expect(seen.filter((feed) => feed.endsWith('.primary'))).toEqual([]);
      }
    }
  });

  it('shows each examiner the candidates of their own place', () => {
    expect(grants('w', 'waitingArea')?.subscribe).toEqual(['a.primary', 'b.primary']);
    expect(grants('m', 'examRoom')?.subscribe).toEqual(['c.primary', 'p.camera']);
    expect(grants('w', 'examRoom')).toBeNull();
    expect(grants('p', 'waitingArea')).toBeNull();
  });

  it('lets nobody in who has not come yet, has finished, or is a stranger', () => {
    for (const personId of ['candidate-d', 'candidate-e', 'stranger']) {
      expect(grants(personId, 'waitingArea')).toBeNull();
      expect(grants(personId, 'examRoom')).toBeNull();
    }
  });
});
