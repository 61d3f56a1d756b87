import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;

/** Pictures with which schools show how a document should look. Safe to run again. */
export async function up({ context }: { readonly context: QueryInterface }): Promise<void> {
  await context.sequelize.query(
    `CREATE TABLE IF NOT EXISTS example_picture (
      id ${id} PRIMARY KEY,
      school_id ${id} NOT NULL,
      picture ${word(200)} NOT NULL,
      uploaded_at DATETIME(3) NOT NULL,
      FOREIGN KEY (school_id) REFERENCES school (id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  );
}
