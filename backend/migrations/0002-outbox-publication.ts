import { QueryTypes, type QueryInterface } from 'sequelize';

const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/**
 * Events of work streams stay in the outbox until they are handled, and know their entry in Redis;
 * and the row that a relay locks, so that one at a time publishes.
 */
export async function up({ context: { sequelize } }: { context: QueryInterface }): Promise<void> {
  const columns = await sequelize.query(
    `SELECT 1 FROM information_schema.columns
     WHERE table_schema = DATABASE() AND table_name = 'outbox' AND column_name = 'published_at'`,
    { type: QueryTypes.SELECT },
  );
  if (columns.length === 0) {
    // One statement, so that a run that was cut off has done all of it or nothing.
    await sequelize.query(
      `ALTER TABLE outbox
         ADD COLUMN published_at DATETIME(3) NULL,
         ADD COLUMN entry_id VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NULL,
         ADD INDEX (published_at)`,
    );
  }
  await sequelize.query(
    `CREATE TABLE IF NOT EXISTS outbox_relay (id TINYINT UNSIGNED PRIMARY KEY) ${options}`,
  );
  await sequelize.query('INSERT IGNORE INTO outbox_relay (id) VALUES (1)');
}
