import type { CandidateSittingView } from '@exam/contracts';

export const sittingId = '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22';
export const examRoomId = '0b9d2c0e-6f0a-4a42-8a0e-0f1f0d7a1c11';
/** The moment at which the sittings of the specs are looked at. */
export const now = Date.parse('2027-03-27T05:42:08.000Z');

/** A sitting that was only scheduled, with these changes. */
export function sitting(changes: Partial<CandidateSittingView> = {}): CandidateSittingView {
  return {
    id: sittingId,
    version: 1,
    status: 'scheduled',
    statusSince: '2027-03-20T01:00:00.000Z',
    statusReason: null,
    candidateNumber: '102887210004512',
    exam: {
      id: '7a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
      name: '硕士研究生招生复试',
      kind: 'interview',
      isRehearsal: false,
      majorName: '计算机科学与技术',
    },
    examRoom: {
      id: examRoomId,
      name: '第 3 考场',
      status: 'open',
      startsAt: '2027-03-27T06:00:00.000Z',
      endsAt: '2027-03-27T10:00:00.000Z',
      waitingAreaOpensAt: '2027-03-27T05:30:00.000Z',
    },
    college: {
      id: '8a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
      name: '信息工程学院',
      contactName: '李文静',
      contactPhone: '0571-0000 0000',
    },
    flow: [{ step: 'deviceCheck', required: true, completedAt: null }],
    identityFile: null,
    queue: null,
    waitingExaminer: null,
    invitation: null,
    can: {
      completeFlowStep: true,
      enterWaitingArea: false,
      acceptInvitation: false,
      writeMessages: true,
    },
    ...changes,
  };
}

export const waiting = (changes: Partial<CandidateSittingView> = {}): CandidateSittingView =>
  sitting({
    version: 4,
    status: 'waiting',
    queue: { ahead: 3, expectedWait: 35 },
    waitingExaminer: { state: 'available', name: null },
    ...changes,
  });

export const invited = (changes: Partial<CandidateSittingView> = {}): CandidateSittingView =>
  waiting({
    version: 6,
    status: 'invited',
    statusSince: '2027-03-27T05:41:51.000Z',
    queue: { ahead: 0, expectedWait: 0 },
    invitation: {
      expiresAt: '2027-03-27T05:42:51.000Z',
      seconds: 60,
      mainExaminerName: '顾建平',
    },
    can: {
      completeFlowStep: false,
      enterWaitingArea: false,
      acceptInvitation: true,
      writeMessages: true,
    },
    ...changes,
  });
