import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Announcements with every text that was published, their attachments, and who has read them. */
const tables: readonly string[] = [
  `announcement (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NULL,
    major_id ${id} NULL,
    state ${word(20)} NOT NULL,
    title VARCHAR(100) NOT NULL,
    body MEDIUMTEXT NOT NULL,
    attachment_ids TEXT NOT NULL,
    must_read BOOLEAN NOT NULL,
    pinned BOOLEAN NOT NULL,
    publish_at DATETIME(3) NULL,
    published_at DATETIME(3) NULL,
    withdrawn_at DATETIME(3) NULL,
    changed_at DATETIME(3) NULL,
    updated_at DATETIME(3) NOT NULL,
    version INT UNSIGNED NOT NULL,
    read_from INT UNSIGNED NOT NULL,
    revision INT UNSIGNED NOT NULL,
    created_by ${id} NOT NULL,
    INDEX (school_id, state, published_at),
    INDEX (state, publish_at),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (college_id) REFERENCES college (id),
    FOREIGN KEY (major_id) REFERENCES major (id),
    FOREIGN KEY (created_by) REFERENCES person (id)
  )`,
  `announcement_version (
    announcement_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    title VARCHAR(100) NOT NULL,
    body MEDIUMTEXT NOT NULL,
    attachment_ids TEXT NOT NULL,
    asked_again BOOLEAN NOT NULL,
    saved_by ${id} NULL,
    saved_at DATETIME(3) NOT NULL,
    PRIMARY KEY (announcement_id, version),
    FOREIGN KEY (announcement_id) REFERENCES announcement (id)
  )`,
  `announcement_attachment (
    id ${id} PRIMARY KEY,
    announcement_id ${id} NOT NULL,
    name VARCHAR(255) NOT NULL,
    kind ${word(10)} NOT NULL,
    bytes INT UNSIGNED NOT NULL,
    file ${word(200)} NOT NULL,
    uploaded_at DATETIME(3) NOT NULL,
    INDEX (announcement_id),
    INDEX (uploaded_at),
    FOREIGN KEY (announcement_id) REFERENCES announcement (id)
  )`,
  `announcement_read (
    announcement_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    read_at DATETIME(3) NOT NULL,
    PRIMARY KEY (announcement_id, person_id, version),
    INDEX (person_id),
    FOREIGN KEY (announcement_id) REFERENCES announcement (id),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
];

/** Creates every table; safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
