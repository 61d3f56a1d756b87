import type { QueryInterface } from 'sequelize';

/**
 * The list of candidates in its order, with what it is searched and counted by: nobody else's row is
 * read to find somebody. Safe to run again after it was cut off.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const indexes = (await context.showIndex('person')) as { name: string }[];
  const has = (name: string) => indexes.some((index) => index.name === name);
  if (!has('person_search')) {
    await context.sequelize.query(
      `ALTER TABLE person ADD INDEX person_search
         (school_id, kind, candidate_number, name, college_id, major_id, disabled_at)`,
    );
  }
  // The new one begins with all of its columns.
  if (has('person_roster')) {
    await context.sequelize.query('ALTER TABLE person DROP INDEX person_roster');
  }
}
