import type { Sequelize } from 'sequelize';

import type { Logger } from '../platform/logging/logger.ts';
import { AuditSealer } from './audit-sealer.ts';
import { AuditTrail, type RecordAudit } from './audit-trail.ts';

export interface Audit {
  readonly record: RecordAudit;
  /** To be started by every process that serves. */
  readonly sealer: AuditSealer;
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
  return { record: trail.record, sealer };
}
