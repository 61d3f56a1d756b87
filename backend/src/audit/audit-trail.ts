import { randomUUID } from 'node:crypto';

import { QueryTypes, type Sequelize } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { currentRequest, type RequestContext } from '../platform/http/request-context.ts';
import type { AuditAct, AuditPerson } from './audit-act.ts';
import { canonicalJson } from './canonical-json.ts';
import { requireMasked } from './require-masked.ts';

/** The log of what belongs to no school. */
export const PLATFORM_LOG = '00000000-0000-0000-0000-000000000000';

const INSERT_ENTRY = `
  INSERT INTO audit_entry (id, school_id, at, action, person_id, role, process, address, request_id,
    subject_kind, subject_id, subject_name, before_facts, after_facts, reason)
  VALUES (:id, :schoolId, NOW(3), :action, :personId, :role, :process, :address, :requestId,
    :subjectKind, :subjectId, :subjectName, :before, :after, :reason)`;

/**
 * Writes an act into the log, in the caller's transaction: it is kept if and only if that commits.
 * Throws outside of a transaction or of a request context, and for facts that are not masked.
 */
export type RecordAudit = (act: AuditAct) => Promise<void>;

/** The way into the audit log. Nothing leads out again: entries are never changed nor deleted. */
export class AuditTrail {
  /** Called after a commit that recorded, so that the sealer need not wait for its next look. */
  wake: () => void = () => undefined;
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  readonly record: RecordAudit = async (act) => {
    const transaction = currentTransaction();
    const replacements = toRow(act, currentRequest());
    const insert = { type: QueryTypes.INSERT, replacements } as const;
    const [sequence] = await this.sequelize.query(INSERT_ENTRY, insert);
    await this.sequelize.query('INSERT INTO audit_pending (sequence) VALUES (:sequence)', {
      replacements: { sequence },
    });
    transaction.afterCommit(() => {
      this.wake();
    });
  };
}

function toRow(act: AuditAct, { actor, process, address, requestId }: RequestContext) {
  const { action, subject, before, after, reason } = act;
  const by = act.by ?? (actor && describeActor(actor));
  for (const facts of [before, after]) if (facts) requireMasked(facts);
  return {
    id: randomUUID(),
    schoolId: act.schoolId ?? by?.schoolId ?? PLATFORM_LOG,
    action,
    personId: by?.personId ?? null,
    role: by?.role ?? null,
    ...{ process, address, requestId },
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    subjectName: subject?.name ?? null,
    before: before ? canonicalJson(before) : null,
    after: after ? canonicalJson(after) : null,
    reason: reason ?? null,
  };
}

function describeActor(actor: NonNullable<RequestContext['actor']>): AuditPerson {
  const { personId, schoolId, role, schoolRoles } = actor;
  const held = [...schoolRoles].sort().join(',');
  return { personId, schoolId, role: held || role };
}
