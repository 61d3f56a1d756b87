import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { DrawnOrder } from '../../exam-room/index.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { ExamRoomStore, RecusalStore, SittingBook } from '../../scheduling/index.ts';
import type { PersonStore, SchoolStore } from '../../schools/index.ts';
import type { DrawStore } from '../draw-store.ts';
import type { DrawSubjects } from '../draw-subject.ts';
import type { TellDraw } from '../tell-draw.ts';

/** What the commands of this domain work on. */
export interface DrawDependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly draws: DrawStore;
  readonly subjects: DrawSubjects;
  readonly drawnOrder: DrawnOrder;
  readonly rooms: ExamRoomStore;
  readonly recusals: RecusalStore;
  /** For who has another part in a room now. */
  readonly book: Pick<SittingBook, 'partsChanged' | 'endTalkOf'>;
  readonly people: PersonStore;
  readonly schools: SchoolStore;
  readonly tellDraw: TellDraw;
  readonly recordAudit: RecordAudit;
}
