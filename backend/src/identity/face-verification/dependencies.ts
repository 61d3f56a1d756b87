import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { CompleteFlowStep, OwnSitting } from '../../exam-room/index.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { FaceResultStore } from './face-result-store.ts';
import type { FaceSessionStore } from './face-session-store.ts';

/** What ends challenges, in the API and in the worker. */
export interface ClosingDependencies {
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly files: FileStorage;
  readonly rooms: ExamRoomStore;
  readonly sessions: FaceSessionStore;
  readonly results: FaceResultStore;
  readonly completeFlowStep: CompleteFlowStep;
}

/** The photo on file of a candidate: the roster's, else that of an approved document; or null. */
export type PhotoOnFile = (of: {
  readonly candidateId: string;
  readonly sittingId: string;
}) => Promise<Buffer | null>;

/** What candidates' commands work on. */
export interface CommandDependencies extends ClosingDependencies {
  /** A candidate's own sitting; rejects with NotFoundError for another's. */
  readonly ownSitting: (actor: Actor, sittingId: string) => Promise<OwnSitting>;
  /** Rejects with ConflictError unless that person consents to their face being processed. */
  readonly requireConsent: (personId: string) => Promise<void>;
  readonly photoOnFile: PhotoOnFile;
  readonly recordAudit: RecordAudit;
}
