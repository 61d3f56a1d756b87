import type { Sequelize } from 'sequelize';

import { initExamPledgeRecord } from './exam-pledge-record.ts';
import { initExamRecord } from './exam-record.ts';
import { initExamRoomRecord } from './exam-room-record.ts';
import { initExamRoomStaffRecord } from './exam-room-staff-record.ts';
import { initRecusalRecord } from './recusal-record.ts';

export type { SittingFacts } from './commands/dependencies.ts';
export { createScheduling } from './create-scheduling.ts';
export { createScheduleHandlers, createScheduleRoutes } from './create-schedule.ts';
export { ExamRecord } from './exam-record.ts';
export { ExamRoomRecord } from './exam-room-record.ts';
export { ExamRoomStaffRecord } from './exam-room-staff-record.ts';
export { ExamRoomStore, type RoomStaff } from './exam-room-store.ts';
export { waitingAreaOpensAt, type ExamRoom, type RoomExam } from './exam-room.ts';
export { ExamStore, type RoomOfExam } from './exam-store.ts';
export type { Exam } from './exam.ts';
export { hasStarted, type SittingProgress } from './flow-impact.ts';
export { RecusalStore, type Recusal } from './recusal-store.ts';
export type { RevealedOrder, RevealedOrders } from './revealed-orders.ts';
export {
  movableStatuses,
  type BookedSitting,
  type RoomMove,
  type RoomNews,
  type SittingBook,
} from './sitting-book.ts';
export { createCountExams } from './queries/count-exams.ts';
export { createListStaffRooms } from './queries/list-staff-rooms.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initSchedulingRecords(sequelize: Sequelize): void {
  initExamRecord(sequelize);
  initExamPledgeRecord(sequelize);
  initExamRoomRecord(sequelize);
  initExamRoomStaffRecord(sequelize);
  initRecusalRecord(sequelize);
}
