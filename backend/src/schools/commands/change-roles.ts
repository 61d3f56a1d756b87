import type { GrantRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { refuse, withConstraints } from '../problems.ts';
import { grantProblem, revokeProblem } from '../role-policy.ts';
import type { CommandDependencies } from './dependencies.ts';
import { lockHolder } from './lock-holder.ts';

/**
 * Gives or takes a role. Rejects with NotFoundError for who is no staff of the school, with
 * ForbiddenError, and with ConflictError: role-own, role-held, role-not-held, role-conflict,
 * role-needs-college, person-disabled, last-security-admin.
 */
export type ChangeRole = (actor: Actor, request: GrantRequest) => Promise<void>;

/** Builds the grant of a role; it works from the person's next request on. */
export function createGrantRole(dependencies: CommandDependencies): ChangeRole {
  const { sequelize, roles, recordAudit } = dependencies;
  const unique = {
    school_role_sole: ['role-conflict', null],
    PRIMARY: ['role-held', null],
  } as const;
  return (asked, { personId, role, reason }) =>
    withConstraints({ unique }, () =>
      inTransaction(sequelize, async () => {
        const { actor, holder, person } = await lockHolder(dependencies, asked, personId);
        refuse(grantProblem(actor, holder, role));
        const grantedAt = await databaseNow(sequelize);
        await roles.add({ personId, role, grantedAt, grantedBy: actor.personId });
        const subject = { kind: 'person', id: personId, name: person.name } as const;
        await recordAudit({ action: 'role.granted', subject, after: { role }, reason });
      }),
    );
}

/** Builds the revocation of a role. What the person has open ends: it may have needed the role. */
export function createRevokeRole(dependencies: CommandDependencies): ChangeRole {
  const { sequelize, roles, recordAudit, revokeSessions } = dependencies;
  return (asked, { personId, role, reason }) =>
    inTransaction(sequelize, async () => {
      const locked = await lockHolder(dependencies, asked, personId);
      const { actor, holder, person, otherSecurityAdmins } = locked;
      refuse(revokeProblem(actor, holder, role, otherSecurityAdmins));
      await roles.remove(personId, role);
      await revokeSessions(personId);
      const subject = { kind: 'person', id: personId, name: person.name } as const;
      await recordAudit({ action: 'role.revoked', subject, before: { role }, reason });
    });
}
