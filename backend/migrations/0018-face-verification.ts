import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Challenges, their steps and frames, and what became of each sitting's face verification. */
const tables: readonly string[] = [
  // \`open_sitting_id\` holds the sitting until the challenge has ended, so that there is one at a time.
  `face_session (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    sitting_id ${id} NOT NULL,
    candidate_id ${id} NOT NULL,
    open_sitting_id ${id} NULL UNIQUE,
    try_number TINYINT UNSIGNED NOT NULL,
    state ${word(20)} NOT NULL,
    nonce ${word(64)} NOT NULL,
    actions ${word(100)} NOT NULL,
    step TINYINT UNSIGNED NOT NULL,
    step_expires_at DATETIME(3) NOT NULL,
    camera_label VARCHAR(200) NOT NULL,
    started_at DATETIME(3) NOT NULL,
    queued_at DATETIME(3) NULL,
    check_begun_at DATETIME(3) NULL,
    checks TINYINT UNSIGNED NOT NULL DEFAULT 0,
    ended_at DATETIME(3) NULL,
    outcome ${word(20)} NULL,
    fault ${word(30)} NULL,
    similarity DOUBLE NULL,
    thresholds ${word(100)} NULL,
    model ${word(100)} NULL,
    best_frame_key ${word(200)} NULL,
    UNIQUE (sitting_id, try_number),
    INDEX (state, queued_at),
    INDEX (state, step_expires_at),
    INDEX (candidate_id, ended_at),
    INDEX (school_id, ended_at),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id)
  )`,
  // \`measures\`: JSON, what was seen in each frame; also the trajectory that a replay is known by.
  `face_step (
    session_id ${id} NOT NULL,
    step TINYINT UNSIGNED NOT NULL,
    action ${word(20)} NOT NULL,
    received_at DATETIME(3) NOT NULL,
    fault ${word(30)} NULL,
    measures TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (session_id, step),
    FOREIGN KEY (session_id) REFERENCES face_session (id) ON DELETE CASCADE
  )`,
  // \`file_key\`: until the frame was checked.
  `face_frame (
    session_id ${id} NOT NULL,
    step TINYINT UNSIGNED NOT NULL,
    place TINYINT UNSIGNED NOT NULL,
    school_id ${id} NOT NULL,
    sha256 ${hash} NOT NULL,
    face_hash ${hash} NULL,
    file_key ${word(200)} NULL,
    PRIMARY KEY (session_id, step, place),
    INDEX (school_id, sha256),
    FOREIGN KEY (session_id) REFERENCES face_session (id) ON DELETE CASCADE
  )`,
  `face_result (
    sitting_id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    candidate_id ${id} NOT NULL,
    outcome ${word(20)} NOT NULL,
    reason ${word(30)} NULL,
    fault ${word(30)} NULL,
    source ${word(20)} NOT NULL,
    similarity DOUBLE NULL,
    threshold DOUBLE NULL,
    model ${word(100)} NULL,
    tries_used TINYINT UNSIGNED NOT NULL,
    camera_label VARCHAR(200) NOT NULL,
    best_frame_key ${word(200)} NULL,
    session_id ${id} NULL,
    at DATETIME(3) NOT NULL,
    INDEX (school_id, at),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id)
  )`,
];

/** Creates every table; safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
