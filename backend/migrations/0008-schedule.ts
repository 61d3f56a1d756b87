import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const tables: readonly string[] = [
  `recusal (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    staff_id ${id} NOT NULL,
    candidate_id ${id} NOT NULL,
    reason VARCHAR(200) NOT NULL,
    created_by ${id} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE (staff_id, candidate_id),
    INDEX (school_id),
    INDEX (candidate_id),
    FOREIGN KEY (staff_id) REFERENCES person (id),
    FOREIGN KEY (candidate_id) REFERENCES person (id)
  )`,
  `sms_quota (
    school_id ${id} PRIMARY KEY,
    per_day INT UNSIGNED NOT NULL,
    per_month INT UNSIGNED NOT NULL,
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `sms_notice (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NULL,
    template ${word(30)} NOT NULL,
    audience ${word(20)} NOT NULL,
    sent_by ${id} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    INDEX (school_id, created_at),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `sms_notice_message (
    event_id ${id} PRIMARY KEY,
    notice_id ${id} NOT NULL,
    school_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    exam_room_id ${id} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    is_superseded BOOLEAN NOT NULL DEFAULT FALSE,
    INDEX (notice_id),
    INDEX (school_id, created_at),
    FOREIGN KEY (notice_id) REFERENCES sms_notice (id)
  )`,
];

/** Lengths and breaks of rooms, recusals, and text messages to those whom the schedule concerns. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const room = await context.describeTable('exam_room');
  if (!('session_minutes' in room)) {
    await context.sequelize.query(
      'ALTER TABLE exam_room ADD COLUMN session_minutes INT UNSIGNED NULL, ADD COLUMN breaks TEXT NULL',
    );
  }
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
