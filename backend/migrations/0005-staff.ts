import { QueryTypes, type QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;

const columns: readonly (readonly [string, string, string])[] = [
  ['school', 'is_platform', 'BOOLEAN NOT NULL DEFAULT FALSE'],
  ['school', 'deactivated_at', 'DATETIME(3) NULL'],
  ['school', 'created_at', 'DATETIME(3) NULL'],
  ['school', 'contact_name', "VARCHAR(50) NOT NULL DEFAULT ''"],
  ['school', 'contact_phone', `${word(30)} NOT NULL DEFAULT ''`],
  ['major', 'code', `${word(20)} NULL`],
  ['school_role', 'granted_at', 'DATETIME(3) NULL'],
  ['school_role', 'granted_by', `${id} NULL`],
  ['school_role', 'kind', `${word(20)} NOT NULL DEFAULT 'staff' CHECK (kind = 'staff')`],
  // NULL where the role may stand beside another.
  ['school_role', 'sole', "TINYINT AS (CASE WHEN role = 'inspector' THEN NULL ELSE 1 END) STORED"],
];

const constraints: readonly (readonly [string, string, string])[] = [
  // Of the administrators' roles, and the operator's, a person has one.
  ['school_role', 'school_role_sole', 'UNIQUE INDEX school_role_sole (person_id, sole)'],
  ['major', 'major_code', 'UNIQUE INDEX major_code (college_id, code)'],
  ['person', 'person_kind', 'UNIQUE INDEX person_kind (id, kind)'],
];

/**
 * The operators' own place, schools that are switched off, and what keeps the administrators apart:
 * roles are for staff alone, of whom one number has one row, and each has one administrator's role.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const { sequelize } = context;
  await sequelize.query(
    `CREATE TABLE IF NOT EXISTS school_role_lock (school_id ${id} PRIMARY KEY) ENGINE=InnoDB`,
  );
  for (const [table, name, type] of columns) {
    if (!(name in (await context.describeTable(table)))) {
      await sequelize.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    }
  }
  for (const [table, name, definition] of constraints) {
    const indexes = (await context.showIndex(table)) as { name: string }[];
    if (!indexes.some((index) => index.name === name)) {
      await sequelize.query(`ALTER TABLE ${table} ADD ${definition}`);
    }
  }
  const keys = await sequelize.query(
    `SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE()
       AND table_name = 'school_role' AND constraint_name = 'school_role_staff'`,
    { type: QueryTypes.SELECT },
  );
  if (keys.length === 0) {
    await sequelize.query(
      `ALTER TABLE school_role ADD CONSTRAINT school_role_staff
         FOREIGN KEY (person_id, kind) REFERENCES person (id, kind)`,
    );
  }
}
