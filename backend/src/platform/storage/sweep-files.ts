import { QueryTypes, type Sequelize } from 'sequelize';

import { databaseNow } from '../database/database-clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { ListedFileStorage } from './file-storage.ts';

/** A folder of the storage, and every column that names files in it. */
export interface NamedFolder {
  readonly folder: string;
  readonly columns: readonly { readonly table: string; readonly column: string }[];
}

/** A file is stored before the row that names it. */
const YOUNG_MS = 24 * 60 * 60_000;
const AT_ONCE = 500;

interface Parts {
  readonly sequelize: Sequelize;
  readonly storage: ListedFileStorage;
  readonly logger: Logger;
  readonly namedFolders: readonly NamedFolder[];
}

/**
 * Deletes files older than a day that no row names: their process ended between a commit and the
 * removal, or before the commit. Nothing is deleted from a folder of which no file is named, as when
 * the database is another one.
 */
export async function sweepFiles({ namedFolders, logger, ...parts }: Parts): Promise<void> {
  for (const { folder, columns } of namedFolders) {
    const files = await sweep(parts, folder, columns);
    if (files > 0) logger.info({ folder, files }, 'deleted files that no row names');
  }
}

/** How many were deleted. */
async function sweep(
  { sequelize, storage }: Pick<Parts, 'sequelize' | 'storage'>,
  folder: string,
  columns: NamedFolder['columns'],
): Promise<number> {
  const before = (await databaseNow(sequelize)).getTime() - YOUNG_MS;
  const orphans: string[] = [];
  let named = 0;
  for await (const keys of inParts(storage.list(folder))) {
    const wanted = await namedAmong(sequelize, columns, keys);
    named += wanted.size;
    orphans.push(...keys.filter((key) => !wanted.has(key)));
  }
  if (named === 0) return 0;
  let deleted = 0;
  for (const key of orphans) {
    const storedAt = await storage.storedAt(key);
    if (!storedAt || storedAt.getTime() >= before) continue;
    await storage.remove(key);
    deleted += 1;
  }
  return deleted;
}

async function namedAmong(
  sequelize: Sequelize,
  columns: NamedFolder['columns'],
  keys: readonly string[],
): Promise<Set<string>> {
  const named = columns.map(
    ({ table, column }) => `SELECT ${column} AS file FROM ${table} WHERE ${column} IN (:keys)`,
  );
  const rows = await sequelize.query<{ file: string }>(named.join(' UNION '), {
    type: QueryTypes.SELECT,
    replacements: { keys },
  });
  return new Set(rows.map(({ file }) => file));
}

async function* inParts(keys: AsyncIterable<string>): AsyncGenerator<string[]> {
  let part: string[] = [];
  for await (const key of keys) {
    part.push(key);
    if (part.length < AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
