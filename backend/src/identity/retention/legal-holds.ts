import { randomUUID } from 'node:crypto';

import type { LegalHoldRequest, LegalHoldView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { PersonStore } from '../../schools/index.ts';
import type { LegalHold, LegalHoldStore } from './legal-hold-store.ts';

export interface LegalHoldDependencies {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
  readonly holds: LegalHoldStore;
  readonly recordAudit: RecordAudit;
}

/** What keeps the data of a candidate from being deleted, whatever else says so. */
export interface LegalHolds {
  readonly list: (actor: Actor, search: string) => Promise<LegalHoldView[]>;
  /** Rejects with NotFoundError for nobody's candidate, and ConflictError `legal-hold-exists`. */
  readonly set: (actor: Actor, request: LegalHoldRequest) => Promise<void>;
  /** Rejects with NotFoundError, and ConflictError `legal-hold-lifted`. */
  readonly lift: (actor: Actor, id: string, reason: string) => Promise<void>;
}

/** Builds what school admins do about holds. */
export function createLegalHolds(given: LegalHoldDependencies): LegalHolds {
  const { sequelize, people, holds } = given;
  return {
    list: async ({ schoolId }, search) => {
      const found = await holds.list(schoolId, search);
      const ids = found.flatMap(({ personId, setBy, liftedBy }) => [
        ...[personId, setBy],
        ...(liftedBy ? [liftedBy] : []),
      ]);
      const named = new Map((await people.list(ids)).map((person) => [person.id, person]));
      return found.map((hold) => present(hold, named));
    },
    set: (actor, request) => inTransaction(sequelize, () => set(given, actor, request)),
    lift: (actor, id, reason) => inTransaction(sequelize, () => lift(given, actor, id, reason)),
  };
}

async function set(
  { sequelize, people, holds, recordAudit }: LegalHoldDependencies,
  { schoolId, personId: setBy }: Actor,
  { candidateId, reason }: LegalHoldRequest,
): Promise<void> {
  // What is being deleted at this moment is over before the hold is there.
  const person = await people.lock(candidateId);
  if (person?.schoolId !== schoolId || person.kind !== 'candidate') {
    throw new NotFoundError('not-found', `no candidate ${candidateId}`);
  }
  if (await holds.isHeld(candidateId)) throw new ConflictError('legal-hold-exists', candidateId);
  const setAt = await databaseNow(sequelize);
  await holds.add({ id: randomUUID(), schoolId, personId: candidateId, reason, setBy, setAt });
  const subject = { kind: 'person', id: candidateId } as const;
  await recordAudit({ action: 'legal-hold.set', subject, reason });
}

async function lift(
  { sequelize, holds, recordAudit }: LegalHoldDependencies,
  { schoolId, personId }: Actor,
  id: string,
  reason: string,
): Promise<void> {
  const hold = await holds.lock(schoolId, id);
  const liftedAt = await databaseNow(sequelize);
  await holds.lift(id, { liftedBy: personId, liftedAt, liftReason: reason });
  const subject = { kind: 'person', id: hold.personId } as const;
  await recordAudit({ action: 'legal-hold.lifted', subject, reason });
}

type Named = ReadonlyMap<string, { name: string; candidateNumber: string | null }>;

function present(hold: LegalHold, named: Named): LegalHoldView {
  const { id, personId, reason, setBy, setAt, liftedBy, liftedAt, liftReason } = hold;
  const nameOf = (person: string) => named.get(person)?.name ?? '';
  const candidateNumber = named.get(personId)?.candidateNumber ?? '';
  return {
    id,
    candidate: { id: personId, name: nameOf(personId), candidateNumber },
    ...{ reason, setBy: nameOf(setBy), setAt: setAt.toISOString() },
    lifted:
      liftedBy !== null && liftedAt !== null
        ? { by: nameOf(liftedBy), at: liftedAt.toISOString(), reason: liftReason ?? '' }
        : null,
  };
}
