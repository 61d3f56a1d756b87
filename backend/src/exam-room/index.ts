export {
  createExamRoom,
  type ExamRoomDomain,
  type OwnSitting,
  type StaffSitting,
} from './create-exam-room.ts';
export type { CompleteFlowStep } from './commands/complete-flow-step.ts';
export type { NoteOnSitting } from './commands/note-on-sitting.ts';
export type { PersonName } from './directory.ts';
export { DrawnOrder } from './drawn-order.ts';
export { initExamRoomRecords } from './init-records.ts';
export { schoolStream } from './overview-events.ts';
export type { PlaceGrants } from './place-grants.ts';
export type { FindPlaceGrants } from './queries/find-place-grants.ts';
export { MOVES_STREAM, roomStream } from './room-events.ts';
export { SittingRecord } from './sitting-record.ts';
export { isPresent, type Sitting } from './sitting.ts';
export { Presence } from './presence.ts';
export { realtimeRoutes } from './realtime-routes.ts';
