import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { PersonStore } from '../person-store.ts';
import type { SchoolRoleStore } from '../school-role-store.ts';
import type { SchoolStore } from '../school-store.ts';
import type { StructureStore } from '../structure-store.ts';

/** What it takes to make a school, or an operator. */
export interface FoundingDependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly roles: SchoolRoleStore;
  readonly recordAudit: RecordAudit;
}

/**
 * Takes the second factors of somebody, and ends all that they have open, in the caller's
 * transaction. Tells what was enrolled, as the audit log wants it.
 */
export type RevokeAccess = (
  personId: string,
) => Promise<{ readonly totp: boolean; readonly passkeys: number }>;

export interface ReplacingDependencies extends FoundingDependencies {
  readonly revokeAccess: RevokeAccess;
}

export interface CommandDependencies extends FoundingDependencies {
  readonly structure: StructureStore;
  /** Ends all that a person has, open connections included, in the caller's transaction. */
  readonly revokeSessions: (personId: string) => Promise<void>;
}
