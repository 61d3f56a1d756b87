import { randomUUID } from 'node:crypto';

import { Redis } from 'ioredis';
import { Sequelize } from 'sequelize';

import { connectDatabase } from '../src/platform/database/connect.ts';
import { appendOnlyTables } from '../src/app/append-only-tables.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { grantApplication } from '../src/platform/database/rights.ts';
import { createLogger } from '../src/platform/logging/logger.ts';

export interface TestDatabase {
  /** With the rights of the application, if the environment names an account for it. */
  readonly sequelize: Sequelize;
  readonly url: string;
  /** With all rights. */
  readonly owner: Sequelize;
  readonly drop: () => Promise<void>;
}

/** What specs have to say is said by their expectations. */
export const quiet = createLogger({ level: 'silent', format: 'json' });

/** A new, migrated database on the server of DATABASE_URL, so that no spec meets another's rows. */
export async function createDatabase(): Promise<TestDatabase> {
  const url = new URL(fromEnvironment('DATABASE_URL'));
  const ownerUrl = new URL(process.env['DATABASE_OWNER_URL'] ?? url);
  const name = `spec_${randomUUID().replaceAll('-', '')}`;

  const server = new Sequelize(new URL('/', ownerUrl).href, { dialect: 'mysql', logging: false });
  await server.query(`CREATE DATABASE ${name}`);
  url.pathname = ownerUrl.pathname = `/${name}`;
  const owner = connectDatabase(ownerUrl.href);
  await migrate(owner, quiet);
  if (url.href !== ownerUrl.href) await grantApplication(owner, url.href, appendOnlyTables);
  const sequelize = connectDatabase(url.href);
  const drop = async () => {
    await sequelize.close();
    await owner.close();
    await server.query(`DROP DATABASE ${name}`);
    await server.close();
  };
  return { sequelize, url: url.href, owner, drop };
}

/** A connection to REDIS_URL, and a stream name that no other spec uses. */
export function connectRedis(): { redis: Redis; stream: string } {
  return { redis: new Redis(fromEnvironment('REDIS_URL')), stream: `spec:${randomUUID()}` };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Integration specs need ${name}`);
  return value;
}
