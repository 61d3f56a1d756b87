import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';

const columns: readonly (readonly [string, string])[] = [
  ['phone_hash', `${hash} NULL`],
  ['phone_sealed', `${word(200)} NULL`],
  ['major_id', `${id} NULL`],
  ['staff_number', `${word(40)} NULL`],
  ['id_document_type', `${word(30)} NULL`],
  ['id_number_hash', `${hash} NULL`],
  ['id_number_sealed', `${word(300)} NULL`],
  ['disabled_at', 'DATETIME(3) NULL'],
];

/**
 * Phones and ID numbers at rest: sealed to be read, hashed to be found. What `phone` still holds
 * readable is sealed after the migrations, which know no keys; a later release drops the column.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const query = (sql: string) => context.sequelize.query(sql);
  await query(`CREATE TABLE IF NOT EXISTS data_key (
    id ${word(20)} PRIMARY KEY,
    wrapped ${word(200)} NOT NULL,
    active_from DATETIME(3) NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  const present = await context.describeTable('person');
  for (const [name, type] of columns) {
    if (!(name in present)) await query(`ALTER TABLE person ADD COLUMN ${name} ${type}`);
  }
  await query(`ALTER TABLE person MODIFY phone ${word(20)} NULL`);
  const indexes = (await context.showIndex('person')) as { name: string }[];
  const index = async (name: string, sql: string) => {
    if (!indexes.some((one) => one.name === name)) await query(`ALTER TABLE person ADD ${sql}`);
  };
  await index('person_phone', 'UNIQUE INDEX person_phone (school_id, kind, phone_hash)');
  await index('person_id_number', 'INDEX person_id_number (school_id, id_number_hash)');
  await index('person_major', 'INDEX person_major (school_id, major_id)');
}
