import type { MajorRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { withConstraints } from '../problems.ts';
import type { Major } from '../school-store.ts';
import { canChangeCollege } from '../structure-policy.ts';
import { lockOwnCollege } from './change-colleges.ts';
import type { CommandDependencies } from './dependencies.ts';

/** Each rejects with NotFoundError, or ConflictError: name-taken, major-code-taken, major-in-use. */
export interface ChangeMajors {
  /** Returns the id. */
  readonly add: (actor: Actor, collegeId: string, facts: MajorRequest) => Promise<string>;
  readonly edit: (actor: Actor, majorId: string, facts: MajorRequest) => Promise<void>;
  readonly remove: (actor: Actor, majorId: string) => Promise<void>;
}

const unique = {
  college_id: ['name-taken', '/name'],
  major_code: ['major-code-taken', '/code'],
} as const;
// Not as `code`: the log takes that for something secret.
const describe = ({ name, code }: MajorRequest) => ({ name, number: code });

export function createChangeMajors(dependencies: CommandDependencies): ChangeMajors {
  const { sequelize, structure, recordAudit } = dependencies;
  return {
    add: (actor, collegeId, facts) =>
      withConstraints({ unique }, () =>
        inTransaction(sequelize, async () => {
          const college = await lockOwnCollege(dependencies, actor, collegeId);
          const id = await structure.addMajor(college, facts);
          const subject = { kind: 'major', id, name: facts.name } as const;
          await recordAudit({ action: 'major.created', subject, after: describe(facts) });
          return id;
        }),
      ),
    edit: (actor, majorId, facts) =>
      withConstraints({ unique }, () =>
        inTransaction(sequelize, async () => {
          const major = await lockOwnMajor(dependencies, actor, majorId);
          await structure.saveMajor(majorId, facts);
          const subject = { kind: 'major', id: majorId, name: facts.name } as const;
          const change = { before: describe(major), after: describe(facts) };
          await recordAudit({ action: 'major.changed', subject, ...change });
        }),
      ),
    remove: (actor, majorId) =>
      withConstraints({ inUse: 'major-in-use' }, () =>
        inTransaction(sequelize, async () => {
          const major = await lockOwnMajor(dependencies, actor, majorId);
          await structure.removeMajor(majorId);
          const subject = { kind: 'major', id: majorId, name: major.name } as const;
          await recordAudit({ action: 'major.removed', subject, before: describe(major) });
        }),
      ),
  };
}

async function lockOwnMajor(
  { structure }: CommandDependencies,
  actor: Actor,
  majorId: string,
): Promise<Major> {
  const major = await structure.lockMajor(majorId);
  if (!major || !canChangeCollege(actor, major)) {
    throw new NotFoundError('not-found', `no major ${majorId} in the scope`);
  }
  return major;
}
