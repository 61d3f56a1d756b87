import type { ScheduledSittingView, ScheduleRoomView } from '@exam/contracts';

/** A candidate in a room of a board. */
export function boardSitting(id: string, index = 0): ScheduledSittingView {
  return {
    id,
    version: 0,
    status: 'scheduled',
    candidate: { id: `candidate-${id}`, name: `考生${id}`, candidateNumber: id },
    position: index + 1,
    expectedAt: '2027-03-27T01:00:00.000Z',
    movable: true,
  };
}

/** A room of a board with these candidates. */
export function boardRoom(id: string, sittings: ScheduledSittingView[]): ScheduleRoomView {
  return {
    id,
    name: `第 ${id} 考场`,
    status: 'scheduled',
    startsAt: '2027-03-27T01:00:00.000Z',
    endsAt: '2027-03-27T04:00:00.000Z',
    date: '2027-03-27',
    startTime: '09:00',
    endTime: '12:00',
    sessionMinutes: 15,
    breaks: { every: null, lunch: null },
    exam: {
      id: 'exam',
      name: '复试',
      kind: 'interview',
      status: 'published',
      isRehearsal: false,
      majorName: '软件工程',
      collegeName: '信息工程学院',
    },
    sittings,
    staff: [],
    untouched: true,
  };
}
