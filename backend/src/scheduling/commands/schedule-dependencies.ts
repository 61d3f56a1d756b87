import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { PersonStore, SchoolStore } from '../../schools/index.ts';
import type { ExamStore } from '../exam-store.ts';
import type { RecusalStore } from '../recusal-store.ts';
import type { RevealedOrders } from '../revealed-orders.ts';
import type { ScheduleRoomStore } from '../schedule-room-store.ts';
import type { ScheduleStore } from '../schedule-store.ts';
import type { SittingBook } from '../sitting-book.ts';

/** What the commands and queries of the schedule work on. */
export interface ScheduleDependencies {
  readonly sequelize: Sequelize;
  readonly exams: ExamStore;
  readonly rooms: ScheduleRoomStore;
  readonly schedule: ScheduleStore;
  readonly recusals: RecusalStore;
  readonly book: SittingBook;
  readonly people: PersonStore;
  readonly schools: SchoolStore;
  readonly revealedOrders: RevealedOrders;
  readonly recordAudit: RecordAudit;
}

/** IANA name of the zone in which a school writes its times. */
export async function zoneOf(schools: SchoolStore, schoolId: string): Promise<string> {
  const school = await schools.find(schoolId);
  if (!school) throw new NotFoundError('not-found', `no school ${schoolId}`);
  return school.timeZone;
}
