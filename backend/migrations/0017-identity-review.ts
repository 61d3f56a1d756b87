import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
const ofFile = 'FOREIGN KEY (sitting_id) REFERENCES identity_file (sitting_id) ON DELETE CASCADE';

const tables: readonly string[] = [
  `identity_claim (
    sitting_id ${id} PRIMARY KEY,
    person_id ${id} NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    INDEX (person_id),
    ${ofFile}
  )`,
  `identity_batch (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NULL,
    state ${word(20)} NOT NULL,
    proposed_by ${id} NOT NULL,
    proposed_at DATETIME(3) NOT NULL,
    closed_by ${id} NULL,
    closed_at DATETIME(3) NULL,
    INDEX (school_id, proposed_at),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `identity_batch_file (
    batch_id ${id} NOT NULL,
    sitting_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    left_out ${word(20)} NULL,
    PRIMARY KEY (batch_id, sitting_id),
    INDEX (sitting_id),
    FOREIGN KEY (batch_id) REFERENCES identity_batch (id),
    ${ofFile}
  )`,
  `identity_decision (
    id ${id} PRIMARY KEY,
    sitting_id ${id} NOT NULL,
    school_id ${id} NOT NULL,
    round INT UNSIGNED NOT NULL,
    version INT UNSIGNED NOT NULL,
    outcome ${word(20)} NOT NULL,
    documents TEXT NOT NULL,
    reviewer_id ${id} NOT NULL,
    confirmed_by ${id} NULL,
    submitted_at DATETIME(3) NOT NULL,
    decided_at DATETIME(3) NOT NULL,
    settles_at DATETIME(3) NOT NULL,
    state ${word(20)} NOT NULL,
    sms_event_id ${id} NULL,
    sms_over_quota BOOLEAN NOT NULL DEFAULT FALSE,
    INDEX (sitting_id, decided_at),
    INDEX (school_id, decided_at),
    INDEX (state, settles_at),
    FOREIGN KEY (school_id) REFERENCES school (id),
    ${ofFile}
  )`,
];

/**
 * Who reviews which identity file, what was decided, and batches that two people approve. A message
 * about a decision counts against the quota of the school, and belongs to no notice.
 */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const { sequelize } = context;
  for (const table of tables) {
    await sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
  await sequelize.query(`ALTER TABLE sms_notice_message MODIFY notice_id ${id} NULL`);
  const indexes = (await context.showIndex('identity_page')) as { name: string }[];
  if (!indexes.some(({ name }) => name === 'identity_page_sha256')) {
    await sequelize.query('CREATE INDEX identity_page_sha256 ON identity_page (sha256)');
  }
}
