import {
  staffStep,
  type ExamRoomView,
  type SittingStatus,
  type StaffSittingView,
  type StaffStep,
} from '@exam/contracts';

export const examRoomId = '11111111-1111-4111-8111-111111111111';
export const me = { personId: '22222222-2222-4222-8222-222222222222', name: '陈立群' };
const now = '2027-03-27T06:00:00.000Z';

/** What specs say of a sitting; the steps are those that the reader may take. */
interface SittingFacts extends Partial<Omit<StaffSittingView, 'can'>> {
  readonly can?: readonly StaffStep[];
}

const idOf = (position: number) => `33333333-3333-4333-8333-${String(position).padStart(12, '0')}`;

/** The sitting of the candidate at this position. */
export function sitting(
  position: number,
  status: SittingStatus,
  { can = [], ...facts }: SittingFacts = {},
): StaffSittingView {
  const answers = staffStep.options.map((step) => [step, can.includes(step)]);
  return {
    id: idOf(position),
    examRoomId,
    version: 4,
    status,
    statusSince: now,
    statusReason: null,
    drawnPosition: position,
    candidate: {
      id: idOf(position + 100),
      name: `考生${position}`,
      candidateNumber: `10280000${position}`,
    },
    online: true,
    flow: [{ step: 'deviceCheck', required: true, completedAt: now }],
    face: null,
    devices: { camera: 'FaceTime', microphone: 'MacBook', roundTrip: 38 },
    talkingWith: null,
    invitationExpiresAt: null,
    primaryFeed: `${idOf(position)}.primary`,
    can: Object.fromEntries(answers) as StaffSittingView['can'],
    ...facts,
  };
}

/** The exam room with these sittings. */
export function examRoom(
  sittings: StaffSittingView[],
  facts: Partial<ExamRoomView> = {},
): ExamRoomView {
  return {
    id: examRoomId,
    name: '第 1 考场',
    status: 'open',
    startsAt: now,
    endsAt: now,
    openedAt: now,
    endedAt: null,
    exam: {
      id: idOf(900),
      name: '复试',
      kind: 'interview',
      isRehearsal: false,
      majorName: '计算机科学与技术',
      invitationSeconds: 60,
    },
    collegeName: '信息工程学院',
    staff: [{ ...me, roles: ['mainExaminer'], online: true, feed: `${me.personId}.camera` }],
    sittings,
    incidents: [],
    roles: ['mainExaminer'],
    can: { open: false, callNext: false, end: false, writeMessages: true },
    ...facts,
  };
}
