import type { ExamKind, SittingStatus } from '@exam/contracts';

import { ConflictError } from '../platform/errors/app-error.ts';
import { hasStep, stepNames, takeStep, type Sitting } from './sitting.ts';

const at = new Date('2027-03-27T06:00:00Z');
const cause = { by: 'examiner', at, why: 'camera failed' };

function sitting(status: SittingStatus, examKind: ExamKind = 'interview'): Sitting {
  return {
    id: 's1',
    schoolId: 'u1',
    examRoomId: 'r1',
    candidateId: 'c1',
    examKind,
    drawnPosition: 1,
    status,
    statusSince: new Date(0),
    statusReason: null,
    talkingWith: null,
    invitationExpiresAt: null,
    version: 7,
  };
}

type Life = Record<string, string[]>;

/** The statuses that can be reached, each with where its steps lead: found by walking, not by reading the table. */
function walk(examKind: ExamKind): Life {
  const life: Life = {};
  const open: SittingStatus[] = ['scheduled'];
  for (const status of open) {
    if (life[status]) continue;
    const possible = stepNames.filter((name) => hasStep(sitting(status, examKind), name));
    const next = possible.map((name) => takeStep(sitting(status, examKind), name, cause));
    life[status] = next.map((transition) => transition.sitting.status);
    open.push(...next.map((transition) => transition.sitting.status));
  }
  return life;
}

const interview: Life = {
  scheduled: ['checkedIn', 'absent'],
  checkedIn: ['waiting', 'absent'],
  waiting: ['inTalk', 'ready', 'postponed', 'absent'],
  inTalk: ['waiting', 'absent'],
  ready: ['invited', 'postponed', 'absent'],
  invited: ['ready', 'inRoom', 'postponed', 'absent'],
  inRoom: ['waiting', 'finished'],
  finished: [],
  postponed: ['waiting'],
  absent: [],
};

describe('takeStep', () => {
  it('has the life of an interview, and no step more', () => {
    expect(walk('interview')).toEqual(interview);
  });

  for (const examKind of ['written', 'proctored', 'video'] as const) {
    it(`lets a ${examKind} candidate into the room without an invitation`, () => {
      const { ready, invited, ...others } = interview;
      expect(walk(examKind)).toEqual({
        ...others,
        checkedIn: ['waiting', 'inRoom', 'absent'],
        waiting: ['inTalk', 'inRoom', 'postponed', 'absent'],
      });
    });
  }

  it('refuses every step that the status does not have', () => {
    for (const name of stepNames) {
      expect(() => takeStep(sitting('finished'), name, cause)).toThrowError(ConflictError);
    }
  });

  it('keeps who, when, from and why for the history', () => {
    const { sitting: moved, ...history } = takeStep(sitting('waiting'), 'postpone', cause);
    expect(history).toEqual({ ...cause, from: 'waiting' });
    expect(moved.version).toBe(8);
    expect(moved.statusSince).toEqual(at);
    expect(moved.statusReason).toBe('camera failed');
  });

  it('opens an invitation for its time, and forgets it with the next step', () => {
    const { sitting: invited } = takeStep(sitting('ready'), 'invite', cause, 60);
    expect(invited.invitationExpiresAt).toEqual(new Date('2027-03-27T06:01:00Z'));
    const { sitting: ready } = takeStep(invited, 'withdrawInvitation', cause);
    expect(ready.invitationExpiresAt).toBeNull();
  });

  it('knows who talks, as long as the talk lasts', () => {
    const { sitting: inTalk } = takeStep(sitting('waiting'), 'startTalk', cause);
    expect(inTalk.talkingWith).toBe('examiner');
    expect(takeStep(inTalk, 'endTalk', cause).sitting.talkingWith).toBeNull();
  });

  it('sends nobody back without a reason', () => {
    const unexplained = { ...cause, why: null };
    expect(() => takeStep(sitting('inRoom'), 'sendBack', unexplained)).toThrowError(ConflictError);
  });
});
