export { createExamRoom, type ExamRoomDomain, type OwnSitting } from './create-exam-room.ts';
export { DrawnOrder } from './drawn-order.ts';
export { initExamRoomRecords } from './init-records.ts';
export type { PlaceGrants } from './place-grants.ts';
export type { FindPlaceGrants } from './queries/find-place-grants.ts';
export { MOVES_STREAM, roomStream } from './room-events.ts';
export { SittingRecord } from './sitting-record.ts';
export { Presence } from './presence.ts';
export { realtimeRoutes } from './realtime-routes.ts';
