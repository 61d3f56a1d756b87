import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { refuse } from '../problems.ts';
import { disableProblem } from '../staff-policy.ts';
import type { CommandDependencies } from './dependencies.ts';
import { lockHolder } from './lock-holder.ts';

/**
 * Locks somebody out, or lets them in again; good also for who is so already. Rejects with
 * NotFoundError, ForbiddenError, and ConflictError: role-own, last-security-admin.
 */
export type SetStaffState = (actor: Actor, personId: string, reason: string) => Promise<void>;

/** Builds the lock-out: sessions end at once, and connections that are open with them. */
export function createDisableStaff(dependencies: CommandDependencies): SetStaffState {
  const { sequelize, people, recordAudit, revokeSessions } = dependencies;
  return (asked, personId, reason) =>
    inTransaction(sequelize, async () => {
      const locked = await lockHolder(dependencies, asked, personId);
      const { actor, holder, person, otherSecurityAdmins } = locked;
      refuse(disableProblem(actor, holder, otherSecurityAdmins));
      if (person.disabledAt) return;
      await people.setDisabled(personId, await databaseNow(sequelize));
      await revokeSessions(personId);
      const subject = { kind: 'person', id: personId, name: person.name } as const;
      await recordAudit({ action: 'staff.disabled', subject, reason });
    });
}

/** Builds the way back in. */
export function createEnableStaff(dependencies: CommandDependencies): SetStaffState {
  const { sequelize, people, recordAudit } = dependencies;
  return (asked, personId, reason) =>
    inTransaction(sequelize, async () => {
      const { actor, holder, person } = await lockHolder(dependencies, asked, personId);
      // Whoever comes back takes nobody's place.
      refuse(disableProblem(actor, holder, 1));
      if (!person.disabledAt) return;
      await people.setDisabled(personId, null);
      const subject = { kind: 'person', id: personId, name: person.name } as const;
      await recordAudit({ action: 'staff.enabled', subject, reason });
    });
}
