import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/**
 * The audit log. Without foreign keys: an entry stays when what it speaks of is deleted.
 * `audit_entry` and `audit_seal` are for INSERT alone; `audit_pending` names what is not sealed yet,
 * and `audit_sealer` has the row that a sealer locks, so that one at a time seals.
 */
const tables: readonly string[] = [
  `audit_entry (
    sequence BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    id ${id} NOT NULL UNIQUE,
    school_id ${id} NOT NULL,
    at DATETIME(3) NOT NULL,
    action ${word(60)} NOT NULL,
    person_id ${id} NULL,
    role ${word(100)} NULL,
    process ${word(60)} NULL,
    address ${word(45)} NULL,
    request_id ${id} NULL,
    subject_kind ${word(40)} NULL,
    subject_id ${word(80)} NULL,
    subject_name VARCHAR(200) NULL,
    before_facts TEXT NULL,
    after_facts TEXT NULL,
    reason VARCHAR(500) NULL,
    INDEX (school_id, at, sequence),
    INDEX (school_id, action, at, sequence),
    INDEX (school_id, person_id, at, sequence),
    INDEX (school_id, subject_id, at, sequence)
  )`,
  `audit_seal (
    school_id ${id} NOT NULL,
    sequence BIGINT UNSIGNED NOT NULL,
    entry_id ${id} NOT NULL UNIQUE,
    entry_hash ${hash} NOT NULL,
    chain_hash ${hash} NOT NULL,
    sealed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (school_id, sequence)
  )`,
  'audit_pending (sequence BIGINT UNSIGNED PRIMARY KEY)',
  'audit_sealer (id TINYINT UNSIGNED PRIMARY KEY)',
];

/** Creates the tables; safe to run again after it was cut off. */
export async function up({ context: { sequelize } }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
  await sequelize.query('INSERT IGNORE INTO audit_sealer (id) VALUES (1)');
}
