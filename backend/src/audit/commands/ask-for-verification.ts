import type { AuditVerificationView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { inTransaction } from '../../platform/database/transaction.ts';
import type { RecordAudit } from '../audit-trail.ts';
import type { VerifyAuditLog } from '../verify-audit-log.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly verify: VerifyAuditLog;
  readonly record: RecordAudit;
}

/** Verifies the log of a school, and keeps in it what was found. */
export type AskForVerification = (schoolId: string) => Promise<AuditVerificationView>;

export function createAskForVerification(dependencies: Dependencies): AskForVerification {
  const { sequelize, verify, record } = dependencies;
  return (schoolId) =>
    inTransaction(sequelize, async () => {
      const { head, unsealed, fault } = await verify(schoolId);
      await record({
        action: 'audit.verified',
        subject: { kind: 'auditLog', id: schoolId },
        after: {
          head: `${String(head.sequence)}:${head.hash}`,
          fault: fault && `${fault.kind} ${String(fault.sequence ?? fault.entryId ?? '')}`.trim(),
        },
      });
      return { head, unsealed, fault };
    });
}
