import type { AuthorityDriver } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { OwnSitting } from '../../exam-room/index.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { AuthorityConfirmation, PhotoOnFile } from '../face-verification/index.ts';
import type { AuthorityCheckStore } from './authority-check-store.ts';
import type { IdentityAuthority } from './identity-authority.ts';

export interface AuthorityDependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly checks: AuthorityCheckStore;
  readonly authority: IdentityAuthority;
  readonly driver: AuthorityDriver;
  /** A candidate's own sitting; rejects with NotFoundError for another's. */
  readonly ownSitting: (actor: Actor, sittingId: string) => Promise<OwnSitting>;
  /** Rejects with ConflictError unless that person consents to their face being processed. */
  readonly requireConsent: (personId: string) => Promise<void>;
  readonly photoOnFile: PhotoOnFile;
  /** The readable name, and the number of a resident identity card; null for another document. */
  readonly subjectOf: (
    candidateId: string,
  ) => Promise<{ readonly name: string; readonly idNumber: string | null }>;
  /** Whether the school has switched an outside authority on. */
  readonly isWanted: (schoolId: string) => Promise<boolean>;
  /** Whether that sitting's face is verified already. */
  readonly isVerified: (sittingId: string) => Promise<boolean>;
  /** Counts a confirmation as the sitting's face verification; in the caller's transaction. */
  readonly confirm: (confirmation: AuthorityConfirmation) => Promise<void>;
  readonly recordAudit: RecordAudit;
}
