import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;

/** Comparisons by eye of a candidate with the ID card. Rows are added, and never changed. */
const table = `face_comparison (
  id ${id} PRIMARY KEY,
  sitting_id ${id} NOT NULL,
  outcome ${word(20)} NOT NULL,
  note VARCHAR(500) NULL,
  compared_by ${id} NOT NULL,
  compared_at DATETIME(3) NOT NULL,
  INDEX (sitting_id, compared_at),
  FOREIGN KEY (sitting_id) REFERENCES sitting (id),
  FOREIGN KEY (compared_by) REFERENCES person (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

export async function up({ context }: { context: QueryInterface }): Promise<void> {
  await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table}`);
}
