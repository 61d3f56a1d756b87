import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { CompleteFlowStep } from '../../exam-room/index.ts';
import type { SmsNotices } from '../../notifications/index.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { Person, PersonStore, SchoolStore } from '../../schools/index.ts';
import type { IdentityFileStore, PageLinks } from '../identity-file/index.ts';
import type { ClaimStore } from './claim-store.ts';
import type { DecisionStore } from './decision-store.ts';
import type { ReviewEvents } from './review-events.ts';
import type { ReviewQueue } from './review-queue.ts';

/** What the review takes from elsewhere. */
export interface ReviewNeeds {
  readonly sequelize: Sequelize;
  readonly schools: Pick<SchoolStore, 'find'>;
  readonly people: PersonStore;
  readonly rooms: Pick<ExamRoomStore, 'get'>;
  readonly files: IdentityFileStore;
  readonly linksOf: PageLinks['linksOf'];
  readonly completeFlowStep: CompleteFlowStep;
  readonly notices: Pick<SmsNotices, 'sendOne' | 'outcomesOf'>;
  /** Readable: for the message alone. */
  readonly phoneOf: (person: Person) => string;
  readonly recordAudit: RecordAudit;
}

export interface ReviewDependencies extends ReviewNeeds {
  readonly queue: ReviewQueue;
  readonly claims: ClaimStore;
  readonly decisions: DecisionStore;
  readonly events: ReviewEvents;
}
