import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/**
 * Consents with their texts, pledges, and what is kept for how long. `consent` and
 * `pledge_agreement` are evidence: without foreign keys they stay when a person or a sitting goes.
 */
const tables: readonly string[] = [
  `consent_text (
    school_id ${id} NOT NULL,
    purpose ${word(30)} NOT NULL,
    version INT UNSIGNED NOT NULL,
    text_zh MEDIUMTEXT NOT NULL,
    text_en MEDIUMTEXT NOT NULL,
    saved_by ${id} NULL,
    saved_at DATETIME(3) NOT NULL,
    PRIMARY KEY (school_id, purpose, version),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `consent (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    school_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    purpose ${word(30)} NOT NULL,
    decision ${word(20)} NOT NULL,
    version INT UNSIGNED NOT NULL,
    language ${word(10)} NOT NULL,
    text_sha256 ${hash} NOT NULL,
    decided_at DATETIME(3) NOT NULL,
    address ${word(45)} NOT NULL,
    client VARCHAR(200) NOT NULL,
    INDEX (person_id, purpose, id),
    INDEX (school_id, purpose, id)
  )`,
  `pledge_agreement (
    sitting_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    school_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    text MEDIUMTEXT NOT NULL,
    text_sha256 ${hash} NOT NULL,
    agreed_at DATETIME(3) NOT NULL,
    address ${word(45)} NOT NULL,
    client VARCHAR(200) NOT NULL,
    PRIMARY KEY (sitting_id, version)
  )`,
  `retention_rule (
    school_id ${id} NOT NULL,
    kind ${word(30)} NOT NULL,
    days INT UNSIGNED NOT NULL,
    PRIMARY KEY (school_id, kind),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `legal_hold (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    reason VARCHAR(500) NOT NULL,
    set_by ${id} NOT NULL,
    set_at DATETIME(3) NOT NULL,
    lifted_by ${id} NULL,
    lifted_at DATETIME(3) NULL,
    lift_reason VARCHAR(500) NULL,
    INDEX (person_id, lifted_at),
    INDEX (school_id, set_at),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `retention_batch (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    kind ${word(30)} NOT NULL,
    cut_off DATETIME(3) NOT NULL,
    ids MEDIUMTEXT NOT NULL,
    begun_at DATETIME(3) NOT NULL,
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
];

/** Creates every table; safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
