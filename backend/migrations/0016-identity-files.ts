import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Identity files with their documents, pages and rounds; what is on its way; tickets for phones. */
const tables: readonly string[] = [
  `identity_file (
    sitting_id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    status ${word(20)} NOT NULL,
    round INT UNSIGNED NOT NULL,
    submitted_at DATETIME(3) NULL,
    decided_at DATETIME(3) NULL,
    decided_by ${id} NULL,
    version INT UNSIGNED NOT NULL,
    INDEX (school_id, status, submitted_at),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `identity_document (
    sitting_id ${id} NOT NULL,
    document_id ${id} NOT NULL,
    status ${word(20)} NOT NULL,
    reason VARCHAR(500) NULL,
    decided_at DATETIME(3) NULL,
    decided_by ${id} NULL,
    PRIMARY KEY (sitting_id, document_id),
    FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id)
  )`,
  `identity_page (
    id ${id} PRIMARY KEY,
    sitting_id ${id} NOT NULL,
    document_id ${id} NOT NULL,
    position INT UNSIGNED NOT NULL,
    picture ${word(200)} NOT NULL,
    preview ${word(200)} NOT NULL,
    width INT UNSIGNED NOT NULL,
    height INT UNSIGNED NOT NULL,
    source ${word(10)} NOT NULL,
    source_page INT UNSIGNED NOT NULL,
    name VARCHAR(255) NOT NULL,
    sha256 ${hash} NOT NULL,
    via ${word(10)} NOT NULL,
    uploaded_at DATETIME(3) NOT NULL,
    INDEX (sitting_id, document_id, position),
    INDEX (uploaded_at),
    FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id)
  )`,
  `identity_review_round (
    sitting_id ${id} NOT NULL,
    round INT UNSIGNED NOT NULL,
    submitted_at DATETIME(3) NOT NULL,
    decided_at DATETIME(3) NULL,
    decided_by ${id} NULL,
    outcome ${word(20)} NULL,
    documents TEXT NOT NULL,
    PRIMARY KEY (sitting_id, round),
    INDEX (decided_by, decided_at),
    FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id)
  )`,
  `identity_upload (
    id ${id} PRIMARY KEY,
    sitting_id ${id} NOT NULL,
    document_id ${id} NOT NULL,
    position INT UNSIGNED NULL,
    replaces ${id} NULL,
    name VARCHAR(255) NOT NULL,
    bytes INT UNSIGNED NOT NULL,
    sha256 ${hash} NULL,
    via ${word(10)} NOT NULL,
    status ${word(20)} NOT NULL,
    problem ${word(50)} NULL,
    checking_since DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    INDEX (sitting_id),
    INDEX (created_at),
    FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id)
  )`,
  `upload_ticket (
    id ${id} PRIMARY KEY,
    token_hash ${hash} NOT NULL UNIQUE,
    device_hash ${hash} NULL UNIQUE,
    sitting_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    session_id ${id} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    INDEX (sitting_id),
    INDEX (expires_at),
    FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
];

/** Creates every table; safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
