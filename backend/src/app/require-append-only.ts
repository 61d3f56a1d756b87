import type { Sequelize } from 'sequelize';

import { ConfigError, type Config } from '../platform/config/config.ts';
import { findExcessRights } from '../platform/database/rights.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { appendOnlyTables } from './append-only-tables.ts';

/**
 * Asks the database whether its account could edit what proves something. Then it throws ConfigError
 * in production, and warns elsewhere.
 */
export async function requireAppendOnly(
  sequelize: Sequelize,
  { NODE_ENV }: Pick<Config, 'NODE_ENV'>,
  logger: Logger,
): Promise<void> {
  const excess = await findExcessRights(sequelize, appendOnlyTables);
  if (excess.length === 0) return;
  const message =
    `The account of DATABASE_URL could edit what proves something (${appendOnlyTables.join(', ')}). ` +
    'Give it rights of its own with `npm run cli -- grants`, as docs/audit.md says.';
  if (NODE_ENV === 'production') throw new ConfigError(`${message}\n${excess.join('\n')}`);
  logger.warn({ excess }, message);
}
