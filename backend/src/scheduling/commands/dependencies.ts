import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { SchoolStore } from '../../schools/index.ts';
import type { ExamStore, RoomOfExam } from '../exam-store.ts';
import type { SittingProgress } from '../flow-impact.ts';

/** What the exam room knows of the sittings of an exam. */
export interface SittingFacts {
  /** Every sitting of these rooms. */
  readonly progressOf: (examRoomIds: readonly string[]) => Promise<SittingProgress[]>;
  /** Sittings by room, and how many of them have begun; a room without any is left out. */
  readonly countByRoom: (
    examRoomIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly sittings: number; readonly started: number }>>;
}

/** What the commands on exams work on. */
export interface ExamDependencies {
  readonly sequelize: Sequelize;
  readonly exams: ExamStore;
  readonly schools: SchoolStore;
  readonly sittings: SittingFacts;
  readonly recordAudit: RecordAudit;
  /** Names of people by id; an id that does not exist is left out. */
  readonly people: (ids: readonly string[]) => Promise<ReadonlyMap<string, { name: string }>>;
  /** Tells everyone in these rooms to look again. */
  readonly tellRooms: (rooms: readonly RoomOfExam[]) => Promise<void>;
}
