import type { Sequelize } from 'sequelize';

import type { Route } from '../platform/http/route.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { auditRoutes } from './audit-routes.ts';
import { AuditSealer } from './audit-sealer.ts';
import { AuditTrail, type RecordAudit } from './audit-trail.ts';
import { createAskForVerification } from './commands/ask-for-verification.ts';
import { createExportEntries } from './commands/export-entries.ts';
import { createListEntries } from './queries/list-entries.ts';
import { createViewChain } from './queries/view-chain.ts';
import { createVerifyAuditLog } from './verify-audit-log.ts';

export interface Audit {
  readonly record: RecordAudit;
  /** To be started by every process that serves. */
  readonly sealer: AuditSealer;
  readonly routes: readonly Route[];
}

/** Puts the domain together on a database that has its tables. */
export function createAudit({
  sequelize,
  logger,
}: {
  readonly sequelize: Sequelize;
  readonly logger: Logger;
}): Audit {
  const trail = new AuditTrail(sequelize);
  const sealer = new AuditSealer(sequelize, logger);
  trail.wake = () => {
    sealer.wake();
  };
  const { record } = trail;
  const listEntries = createListEntries(sequelize);
  const verify = createVerifyAuditLog(sequelize);
  const routes = auditRoutes({
    listEntries,
    exportEntries: createExportEntries({ sequelize, listEntries, record }),
    viewChain: createViewChain(sequelize),
    askForVerification: createAskForVerification({ sequelize, verify, record }),
  });
  return { record, sealer, routes };
}
