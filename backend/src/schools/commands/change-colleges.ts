import type { CollegeRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { maskPhone } from '../masking.ts';
import { withConstraints } from '../problems.ts';
import type { College } from '../school-store.ts';
import { canChangeCollege, canChangeColleges } from '../structure-policy.ts';
import type { CommandDependencies } from './dependencies.ts';

/** Each rejects with ForbiddenError, NotFoundError, or ConflictError: name-taken, college-in-use. */
export interface ChangeColleges {
  /** Returns the id. */
  readonly add: (actor: Actor, facts: CollegeRequest) => Promise<string>;
  readonly edit: (actor: Actor, collegeId: string, facts: CollegeRequest) => Promise<void>;
  readonly remove: (actor: Actor, collegeId: string) => Promise<void>;
}

const unique = { school_id: ['name-taken', '/name'] } as const;
const describe = ({ name, contactName, contactPhone }: CollegeRequest) => ({
  name,
  contactName,
  contactPhone: maskPhone(contactPhone),
});

export function createChangeColleges(dependencies: CommandDependencies): ChangeColleges {
  const { sequelize, structure, recordAudit } = dependencies;
  return {
    add: (actor, facts) =>
      withConstraints({ unique }, () =>
        inTransaction(sequelize, async () => {
          requireSchoolAdmin(actor);
          const id = await structure.addCollege(actor.schoolId, facts);
          const subject = { kind: 'college', id, name: facts.name } as const;
          await recordAudit({ action: 'college.created', subject, after: describe(facts) });
          return id;
        }),
      ),
    edit: (actor, collegeId, facts) =>
      withConstraints({ unique }, () =>
        inTransaction(sequelize, async () => {
          const college = await lockOwnCollege(dependencies, actor, collegeId);
          await structure.saveCollege(collegeId, facts);
          const subject = { kind: 'college', id: collegeId, name: facts.name } as const;
          const change = { before: describe(college), after: describe(facts) };
          await recordAudit({ action: 'college.changed', subject, ...change });
        }),
      ),
    remove: (actor, collegeId) =>
      withConstraints({ inUse: 'college-in-use' }, () =>
        inTransaction(sequelize, async () => {
          const college = await lockOwnCollege(dependencies, actor, collegeId);
          requireSchoolAdmin(actor);
          await structure.removeCollege(collegeId);
          const subject = { kind: 'college', id: collegeId, name: college.name } as const;
          await recordAudit({ action: 'college.removed', subject, before: describe(college) });
        }),
      ),
  };
}

/** A college that the actor does not administer does not exist for them. */
export async function lockOwnCollege(
  { structure }: CommandDependencies,
  actor: Actor,
  collegeId: string,
): Promise<College> {
  const college = await structure.lockCollege(collegeId);
  if (!college || !canChangeCollege(actor, { ...college, collegeId })) {
    throw new NotFoundError('not-found', `no college ${collegeId} in the scope`);
  }
  return college;
}

function requireSchoolAdmin(actor: Actor): void {
  if (!canChangeColleges(actor)) throw new ForbiddenError('forbidden', 'no school admin');
}
