import type { QueryInterface } from 'sequelize';

/** Columns that name stored files: what no row names is looked for among all of them. */
const columns = [
  ['candidate_profile', 'photo_key'],
  ['face_frame', 'file_key'],
  ['face_result', 'best_frame_key'],
  ['face_session', 'best_frame_key'],
  ['identity_page', 'picture'],
  ['identity_page', 'preview'],
] as const;

/** Safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const [table, column] of columns) {
    const name = `${table}_${column}`;
    const indexes = (await context.showIndex(table)) as { name: string }[];
    if (indexes.some((index) => index.name === name)) continue;
    await context.sequelize.query(`ALTER TABLE ${table} ADD INDEX ${name} (${column})`);
  }
}
