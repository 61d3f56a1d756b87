import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { SmsNotices, SmsQuota } from '../notifications/index.ts';
import type { Route } from '../platform/http/route.ts';
import type { Person, PersonStore, SchoolStore } from '../schools/index.ts';
import { createAssignStaff } from './commands/assign-staff.ts';
import { createEditRooms } from './commands/edit-rooms.ts';
import { createGenerateRooms } from './commands/generate-rooms.ts';
import { createMoveSittings } from './commands/move-sittings.ts';
import { createPlaceCandidates } from './commands/place-candidates.ts';
import { createRecordRecusals } from './commands/record-recusals.ts';
import { createSendNotices } from './commands/send-notices.ts';
import { ExamStore } from './exam-store.ts';
import { noticeRoutes } from './notice-routes.ts';
import { createExportSchedule } from './queries/export-schedule.ts';
import { createListExamRooms } from './queries/list-exam-rooms.ts';
import { createPlanExam, createPreviewPlan } from './queries/plan-exam.ts';
import { createScheduleQueries } from './queries/schedule-queries.ts';
import { RecusalStore } from './recusal-store.ts';
import type { RevealedOrders } from './revealed-orders.ts';
import { ScheduleRoomStore } from './schedule-room-store.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { ScheduleStore } from './schedule-store.ts';
import type { SittingBook } from './sitting-book.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly book: SittingBook;
  readonly people: PersonStore;
  readonly schools: SchoolStore;
  readonly notices: SmsNotices;
  readonly quota: SmsQuota;
  /** Readable: for messages alone. */
  readonly phoneOf: (person: Person) => string;
  readonly revealedOrders: RevealedOrders;
  readonly recordAudit: RecordAudit;
}

/** Everything that admins do with the schedule, without the routes. */
export function createScheduleHandlers(given: Dependencies) {
  const dependencies = {
    ...given,
    exams: new ExamStore(),
    rooms: new ScheduleRoomStore(),
    schedule: new ScheduleStore(given.sequelize),
    recusals: new RecusalStore(),
  };
  const queries = createScheduleQueries(dependencies);
  const planExam = createPlanExam(dependencies);
  const withNotices = { ...dependencies, queries };
  return {
    queries,
    listExamRooms: createListExamRooms(dependencies),
    schedule: dependencies.schedule,
    previewPlan: createPreviewPlan(dependencies, planExam),
    generateRooms: createGenerateRooms(dependencies, planExam),
    editRooms: createEditRooms(dependencies),
    moveSittings: createMoveSittings(dependencies),
    placeCandidates: createPlaceCandidates(dependencies),
    assignStaff: createAssignStaff(dependencies),
    recordRecusals: createRecordRecusals(dependencies),
    exportSchedule: createExportSchedule(withNotices),
    notices: createSendNotices(withNotices),
  };
}

/** The routes of the schedule, on a database whose tables are bound. */
export function createScheduleRoutes(dependencies: Dependencies): Route[] {
  const { notices, ...handlers } = createScheduleHandlers(dependencies);
  return [...scheduleRoutes(handlers), ...noticeRoutes(notices)];
}
