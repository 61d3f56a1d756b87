import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const tables: readonly string[] = [
  `partial_session (
    id ${id} PRIMARY KEY,
    token_hash ${hash} NOT NULL UNIQUE,
    person_id ${id} NOT NULL,
    role ${word(20)} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    INDEX (expires_at),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `totp_factor (
    person_id ${id} PRIMARY KEY,
    sealed_secret ${word(500)} NOT NULL,
    last_step BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `passkey (
    id ${id} PRIMARY KEY,
    person_id ${id} NOT NULL,
    relying_party ${word(253)} NOT NULL,
    credential_id ${word(1400)} NOT NULL UNIQUE,
    public_key ${word(3000)} NOT NULL,
    counter BIGINT UNSIGNED NOT NULL,
    transports ${word(200)} NOT NULL,
    name VARCHAR(50) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    last_used_at DATETIME(3) NULL,
    INDEX (person_id, created_at),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `recovery_code (
    person_id ${id} NOT NULL,
    code_hash ${hash} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NULL,
    PRIMARY KEY (person_id, code_hash),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `factor_ceremony (
    holder_id ${id} NOT NULL,
    purpose ${word(20)} NOT NULL,
    sealed_value ${word(500)} NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    PRIMARY KEY (holder_id, purpose),
    INDEX (expires_at)
  )`,
];

/**
 * The second factor of staff: what they have enrolled, and the sessions that still lack it. Schools
 * that are there already go on as before, until they choose otherwise.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const { sequelize } = context;
  await sequelize.query(`ALTER TABLE school
    ADD COLUMN IF NOT EXISTS second_factor ${word(20)} NOT NULL DEFAULT 'optional'`);
  await sequelize.query(`ALTER TABLE login_session
    ADD COLUMN IF NOT EXISTS second_factor_at DATETIME(3) NULL`);
  for (const table of tables) {
    await sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
