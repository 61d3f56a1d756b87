import type { AssignStaff } from './commands/assign-staff.ts';
import type { EditRooms } from './commands/edit-rooms.ts';
import type { GenerateRooms } from './commands/generate-rooms.ts';
import type { MoveSittings } from './commands/move-sittings.ts';
import type { PlaceCandidates } from './commands/place-candidates.ts';
import type { RecordRecusals } from './commands/record-recusals.ts';
import type { ExportSchedule } from './queries/export-schedule.ts';
import type { ListExamRooms } from './queries/list-exam-rooms.ts';
import type { PreviewPlan } from './queries/plan-exam.ts';
import type { ScheduleQueries } from './queries/schedule-queries.ts';
import type { ScheduleStore } from './schedule-store.ts';

/** What the routes of the schedule call. */
export interface ScheduleHandlers {
  readonly queries: ScheduleQueries;
  readonly listExamRooms: ListExamRooms;
  readonly schedule: ScheduleStore;
  readonly previewPlan: PreviewPlan;
  readonly generateRooms: GenerateRooms;
  readonly editRooms: EditRooms;
  readonly moveSittings: MoveSittings;
  readonly placeCandidates: PlaceCandidates;
  readonly assignStaff: AssignStaff;
  readonly recordRecusals: RecordRecusals;
  readonly exportSchedule: ExportSchedule;
}

/** Who reads and changes the schedule. */
export const administrators = ['schoolAdmin', 'collegeAdmin'] as const;
export const read = { method: 'get', access: administrators } as const;
export const command = {
  method: 'post',
  access: administrators,
  idempotent: true,
  status: 204,
} as const;
