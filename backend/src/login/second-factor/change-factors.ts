import type { SecondFactorPolicy } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { PersonStore, RevokeAccess, SchoolStore } from '../../schools/index.ts';
import { hasFactor, type FactorStore } from './factor-store.ts';
import type { RenewRecoveryCodes } from './renew-recovery-codes.ts';
import type { RequireProof } from './require-proof.ts';
import { demandsFactor } from './second-factor-policy.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly factors: FactorStore;
  readonly revokeAccess: RevokeAccess;
  readonly requireProof: RequireProof;
  readonly renewRecoveryCodes: RenewRecoveryCodes;
  readonly recordAudit: RecordAudit;
}

/** What is done with factors that are there. Their owner must have proved one just before. */
export interface ChangeFactors {
  /** Rejects with ConflictError second-factor-required for the last one, where one is demanded. */
  readonly removeTotp: (actor: Actor) => Promise<void>;
  readonly removePasskey: (actor: Actor, id: string) => Promise<void>;
  readonly renamePasskey: (actor: Actor, id: string, name: string) => Promise<void>;
  readonly renewCodes: (actor: Actor) => Promise<string[]>;
  /** Leaves a colleague without factors, and signs them out. */
  readonly reset: (actor: Actor, personId: string, reason: string) => Promise<void>;
  readonly setPolicy: (actor: Actor, policy: SecondFactorPolicy) => Promise<void>;
}

const gone = (id: string) => new NotFoundError('not-found', `no factor ${id}`);

export function createChangeFactors(dependencies: Dependencies): ChangeFactors {
  const { sequelize, schools, people, factors, revokeAccess } = dependencies;
  const { requireProof, renewRecoveryCodes, recordAudit } = dependencies;

  const change = <T>(actor: Actor, work: () => Promise<T>) =>
    inTransaction(sequelize, async () => {
      await people.lock(actor.personId);
      await requireProof(actor);
      return work();
    });

  const remove = (actor: Actor, method: string, take: () => Promise<boolean>) =>
    change(actor, async () => {
      const { personId, schoolId, role } = actor;
      if (!(await take())) throw gone(method);
      if (!hasFactor(await factors.findOf(personId))) {
        const school = await schools.find(schoolId);
        if (demandsFactor(school?.secondFactor ?? 'everyone', role)) {
          throw new ConflictError('second-factor-required', 'the last one');
        }
        await factors.removeRecoveryCodes(personId);
      }
      const subject = { kind: 'person', id: personId } as const;
      await recordAudit({ action: 'second-factor.removed', subject, before: { method } });
    });

  return {
    removeTotp: (actor) => remove(actor, 'totp', () => factors.removeTotp(actor.personId)),
    removePasskey: (actor, id) =>
      remove(actor, 'passkey', () => factors.removePasskey(actor.personId, id)),
    renamePasskey: (actor, id, name) =>
      change(actor, async () => {
        if (!(await factors.renamePasskey(actor.personId, id, name))) throw gone(id);
      }),
    renewCodes: (actor) =>
      change(actor, async () => {
        const { personId } = actor;
        if (!hasFactor(await factors.findOf(personId))) throw gone('recovery codes');
        const subject = { kind: 'person', id: personId } as const;
        const after = { method: 'recoveryCodes' };
        await recordAudit({ action: 'second-factor.enrolled', subject, after });
        return renewRecoveryCodes(personId);
      }),

    reset: (actor, personId, reason) =>
      inTransaction(sequelize, async () => {
        if (personId === actor.personId) {
          throw new ForbiddenError('forbidden', 'one’s own factors need a proof');
        }
        const person = await people.lock(personId);
        if (person?.schoolId !== actor.schoolId || person.kind !== 'staff') {
          throw new NotFoundError('not-found', `no staff ${personId}`);
        }
        const before = await revokeAccess(personId);
        await recordAudit({
          action: 'second-factor.reset',
          subject: { kind: 'person', id: personId, name: person.name },
          before: { ...before },
          reason,
        });
      }),

    setPolicy: ({ schoolId }, secondFactor) =>
      inTransaction(sequelize, async () => {
        const school = await schools.find(schoolId);
        if (!school) throw new NotFoundError('not-found', `no school ${schoolId}`);
        await schools.setSecondFactor(schoolId, secondFactor);
        await recordAudit({
          action: 'school.changed',
          subject: { kind: 'school', id: schoolId, name: school.name },
          before: { secondFactor: school.secondFactor },
          after: { secondFactor },
        });
      }),
  };
}
