import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;

/**
 * Checks of candidates by an outside authority, and whether a school wants them. `open_sitting_id`
 * holds the sitting until the check is finished, so that there is one at a time. `raw`: codes and
 * scores of the answer, as JSON.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const { sequelize } = context;
  if (!('outside_authority' in (await context.describeTable('school')))) {
    await sequelize.query(
      'ALTER TABLE school ADD COLUMN outside_authority BOOLEAN NOT NULL DEFAULT FALSE',
    );
  }
  await sequelize.query(
    `CREATE TABLE IF NOT EXISTS authority_check (
      id ${id} PRIMARY KEY,
      school_id ${id} NOT NULL,
      sitting_id ${id} NOT NULL,
      candidate_id ${id} NOT NULL,
      open_sitting_id ${id} NULL UNIQUE,
      driver ${word(20)} NOT NULL,
      state ${word(20)} NOT NULL,
      ref ${word(200)} NULL,
      url ${word(2000)} NULL,
      outcome ${word(20)} NULL,
      reason ${word(30)} NULL,
      score DOUBLE NULL,
      raw TEXT NULL,
      started_at DATETIME(3) NOT NULL,
      finished_at DATETIME(3) NULL,
      INDEX (sitting_id, started_at),
      INDEX (school_id, started_at),
      FOREIGN KEY (school_id) REFERENCES school (id),
      FOREIGN KEY (sitting_id) REFERENCES sitting (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  );
}
