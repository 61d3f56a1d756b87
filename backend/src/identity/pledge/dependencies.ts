import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { CompleteFlowStep, ExamRoomDomain } from '../../exam-room/index.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { PledgeStore } from './pledge-store.ts';

/** What this domain works on. */
export interface PledgeDependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly pledges: PledgeStore;
  readonly ownSitting: ExamRoomDomain['ownSitting'];
  readonly candidateOf: ExamRoomDomain['candidateOf'];
  readonly completeFlowStep: CompleteFlowStep;
  /** People by id; an id that does not exist is left out. */
  readonly people: (
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, { name: string; candidateNumber: string | null }>>;
  readonly schoolName: (id: string) => Promise<string>;
  readonly majorName: (id: string) => Promise<string>;
  readonly recordAudit: RecordAudit;
}
