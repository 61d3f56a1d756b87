import type { RecusalRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import { isInScope, type AdministrationScope } from '../../schools/index.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/** Keeps who must not examine whom. All reject with NotFoundError outside of the scope. */
export interface RecordRecusals {
  /** Rejects with ConflictError `recusal-exists`. */
  readonly add: (scope: AdministrationScope, by: string, request: RecusalRequest) => Promise<void>;
  readonly remove: (scope: AdministrationScope, recusalId: string) => Promise<void>;
}

/** Builds the commands. */
export function createRecordRecusals(dependencies: ScheduleDependencies): RecordRecusals {
  const { sequelize, people, recusals, recordAudit } = dependencies;
  const requirePair = async (
    scope: AdministrationScope,
    { staffId, candidateId }: Omit<RecusalRequest, 'reason'>,
  ) => {
    const [staff, candidate] = [await people.find(staffId), await people.find(candidateId)];
    const isPair = staff?.kind === 'staff' && candidate?.kind === 'candidate';
    if (!isPair || !isInScope(scope, staff) || !isInScope(scope, candidate)) {
      throw new NotFoundError('not-found', 'no such pair');
    }
  };

  return {
    add: (scope, by, request) =>
      inTransaction(sequelize, async () => {
        const { staffId, candidateId, reason } = request;
        await requirePair(scope, request);
        const createdAt = await databaseNow(sequelize);
        const { schoolId } = scope;
        await recusals.add({ schoolId, staffId, candidateId, reason, createdBy: by, createdAt });
        await recordAudit({
          action: 'recusal.recorded',
          subject: { kind: 'person', id: staffId },
          after: { candidateId },
          reason,
        });
      }),

    remove: (scope, recusalId) =>
      inTransaction(sequelize, async () => {
        const recusal = await recusals.get(scope.schoolId, recusalId);
        await requirePair(scope, recusal);
        await recusals.remove(recusalId);
        await recordAudit({
          action: 'recusal.removed',
          subject: { kind: 'person', id: recusal.staffId },
          before: { candidateId: recusal.candidateId },
        });
      }),
  };
}
