import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** What a roster says of candidates beyond the person, and the imports that bring people in. */
const tables: readonly string[] = [
  `candidate_profile (
    person_id ${id} PRIMARY KEY,
    gender ${word(10)} NULL,
    remark VARCHAR(200) NOT NULL DEFAULT '',
    photo_key ${word(200)} NULL,
    photo_at DATETIME(3) NULL,
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  // \`active\` holds the kind while an import of it runs or waits, so that a school has one at a time.
  `people_import (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NULL,
    kind ${word(20)} NOT NULL,
    active ${word(20)} NULL,
    state ${word(20)} NOT NULL,
    fault ${word(30)} NULL,
    started_by ${id} NOT NULL,
    started_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    file_key ${word(200)} NULL,
    progress_done INT UNSIGNED NOT NULL DEFAULT 0,
    progress_total INT UNSIGNED NOT NULL DEFAULT 0,
    counts ${word(300)} NULL,
    sealed_details MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
    UNIQUE (school_id, active),
    INDEX (school_id, kind, started_at),
    INDEX (seen_at),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `people_import_row (
    import_id ${id} NOT NULL,
    place INT UNSIGNED NOT NULL,
    outcome ${word(20)} NOT NULL,
    sealed MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (import_id, place),
    INDEX (import_id, outcome, place),
    FOREIGN KEY (import_id) REFERENCES people_import (id) ON DELETE CASCADE
  )`,
  `import_headers (
    school_id ${id} NOT NULL,
    kind ${word(20)} NOT NULL,
    headers TEXT NOT NULL,
    PRIMARY KEY (school_id, kind),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
];

/** Safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
  const indexes = (await context.showIndex('person')) as { name: string }[];
  if (!indexes.some(({ name }) => name === 'person_roster')) {
    // The list of candidates of a school or college, in its order.
    await context.sequelize.query(
      'ALTER TABLE person ADD INDEX person_roster (school_id, kind, candidate_number)',
    );
  }
}
