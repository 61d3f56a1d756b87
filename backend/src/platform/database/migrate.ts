import { fileURLToPath } from 'node:url';

import type { QueryInterface, Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';

import type { Logger } from '../logging/logger.ts';

export interface Migration {
  readonly up: (params: { context: QueryInterface }) => Promise<void>;
}

const folder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Takes every forward step of `backend/migrations` that this database has not taken; their names. */
export async function migrate(sequelize: Sequelize, logger: Logger): Promise<string[]> {
  const umzug = new Umzug({
    migrations: {
      glob: ['*.ts', { cwd: folder }],
      resolve: ({ name, path, context }) => ({
        name,
        up: async () => {
          const migration = (await import(path ?? '')) as Migration;
          await migration.up({ context });
        },
      }),
    },
    context: sequelize.getQueryInterface(),
    storage: new SequelizeStorage({ sequelize, tableName: 'migration' }),
    logger: undefined,
  });
  const done = await umzug.up();
  for (const { name } of done) logger.info({ migration: name }, 'migrated');
  return done.map(({ name }) => name);
}
