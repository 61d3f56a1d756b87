import { randomUUID } from 'node:crypto';

import type { Examples } from './example.ts';

const times = {
  ...{ startTime: '09:00', endTime: '11:00', sessionMinutes: 15 },
  breaks: { every: null, lunch: null },
};
const plan = {
  ...{ candidateIds: null, replaceUntouched: false, arrangement: { by: 'roomSize', size: 10 } },
  ...{ dates: ['2030-03-27'], parallelRooms: 1, changeoverMinutes: 0, namePattern: '第{n}考场' },
  ...times,
};
const room = () => ({ name: randomUUID(), date: '2030-03-27', ...times });
const notice = (examRoomId: string) => ({
  ...{ template: 'scheduleNotice', audience: 'candidates', examRoomIds: [examRoomId] },
});

export const scheduleExamples: Examples = {
  'get /schedule/search': () => ({ query: { search: 'x' } }),
  'get /schedule/candidates': () => ({ query: { search: 'x' } }),
  'post /schedule/exams/:examId/plan': () => ({ body: plan }),
  'post /schedule/exams/:examId/rooms': () => ({ body: { ...plan, fingerprint: '0'.repeat(64) } }),
  'post /schedule/rooms': ({ examId }) => ({ body: { examId, ...room() } }),
  'post /schedule/rooms/:examRoomId': () => ({ body: room() }),
  'post /schedule/moves': ({ sittingId, examRoomId }) => ({
    body: { moves: [{ sittingId, examRoomId, version: 0, position: null }] },
  }),
  'post /schedule/rooms/:examRoomId/candidates': ({ candidateId }) => ({
    body: { candidateIds: [candidateId] },
  }),
  'post /schedule/removals': ({ sittingId }) => ({
    body: { sittings: [{ sittingId, version: 0 }] },
  }),
  'post /schedule/staff-changes': ({ examRoomId, personId }) => ({
    body: { changes: [{ examRoomId, personId, role: 'mainExaminer', assigned: true }] },
  }),
  'post /schedule/recusals': ({ personId, candidateId }) => ({
    body: { staffId: personId, candidateId, reason: 'a reason' },
  }),
  'post /schedule/notices/preview': ({ examRoomId }) => ({ body: notice(examRoomId) }),
  'post /schedule/notices': ({ examRoomId }) => ({
    body: { ...notice(examRoomId), noticeId: randomUUID(), messages: 1, acceptWarnings: true },
  }),
};
