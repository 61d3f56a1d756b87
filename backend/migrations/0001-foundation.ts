import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Schools, people, exams, rooms, sittings, login, media placement, and the outbox. */
const tables: readonly string[] = [
  `school (
    id ${id} PRIMARY KEY,
    name VARCHAR(100) NOT NULL UNIQUE,
    pinyin_initials ${word(50)} NOT NULL,
    time_zone ${word(50)} NOT NULL
  )`,
  `college (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    name VARCHAR(100) NOT NULL,
    contact_name VARCHAR(50) NOT NULL,
    contact_phone ${word(30)} NOT NULL,
    UNIQUE (school_id, name),
    FOREIGN KEY (school_id) REFERENCES school (id)
  )`,
  `major (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NOT NULL,
    name VARCHAR(100) NOT NULL,
    UNIQUE (college_id, name),
    FOREIGN KEY (college_id) REFERENCES college (id)
  )`,
  `person (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NULL,
    kind ${word(20)} NOT NULL,
    name VARCHAR(100) NOT NULL,
    phone ${word(20)} NOT NULL,
    candidate_number ${word(40)} NULL,
    UNIQUE (school_id, kind, phone),
    UNIQUE (school_id, candidate_number),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (college_id) REFERENCES college (id)
  )`,
  `school_role (
    person_id ${id} NOT NULL,
    role ${word(30)} NOT NULL,
    PRIMARY KEY (person_id, role),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `exam (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NOT NULL,
    major_id ${id} NOT NULL,
    name VARCHAR(100) NOT NULL,
    kind ${word(20)} NOT NULL,
    is_rehearsal BOOLEAN NOT NULL,
    flow TEXT NOT NULL,
    invitation_seconds INT UNSIGNED NOT NULL,
    session_minutes INT UNSIGNED NOT NULL,
    waiting_area_opens_minutes INT UNSIGNED NOT NULL,
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (college_id) REFERENCES college (id),
    FOREIGN KEY (major_id) REFERENCES major (id)
  )`,
  `exam_room (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    exam_id ${id} NOT NULL,
    name VARCHAR(100) NOT NULL,
    status ${word(20)} NOT NULL,
    starts_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    opened_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    UNIQUE (exam_id, name),
    FOREIGN KEY (school_id) REFERENCES school (id),
    FOREIGN KEY (exam_id) REFERENCES exam (id)
  )`,
  `exam_room_staff (
    exam_room_id ${id} NOT NULL,
    person_id ${id} NOT NULL,
    role ${word(30)} NOT NULL,
    PRIMARY KEY (exam_room_id, person_id, role),
    INDEX (person_id),
    FOREIGN KEY (exam_room_id) REFERENCES exam_room (id),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `sitting (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    exam_room_id ${id} NOT NULL,
    candidate_id ${id} NOT NULL,
    exam_kind ${word(20)} NOT NULL,
    drawn_position INT UNSIGNED NOT NULL,
    status ${word(20)} NOT NULL,
    status_since DATETIME(3) NOT NULL,
    status_reason VARCHAR(500) NULL,
    talking_with ${id} NULL,
    invitation_expires_at DATETIME(3) NULL,
    device_report TEXT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE (exam_room_id, drawn_position),
    UNIQUE (exam_room_id, candidate_id),
    UNIQUE (talking_with),
    INDEX (exam_room_id, status, drawn_position),
    INDEX (candidate_id),
    INDEX (status, invitation_expires_at),
    FOREIGN KEY (exam_room_id) REFERENCES exam_room (id),
    FOREIGN KEY (candidate_id) REFERENCES person (id)
  )`,
  `sitting_transition (
    sitting_id ${id} NOT NULL,
    version INT UNSIGNED NOT NULL,
    from_status ${word(20)} NOT NULL,
    to_status ${word(20)} NOT NULL,
    by_person ${id} NULL,
    at DATETIME(3) NOT NULL,
    why VARCHAR(500) NULL,
    PRIMARY KEY (sitting_id, version),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id)
  )`,
  `sitting_flow_step (
    sitting_id ${id} NOT NULL,
    step ${word(30)} NOT NULL,
    completed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (sitting_id, step),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id)
  )`,
  `incident (
    id ${id} PRIMARY KEY,
    sitting_id ${id} NOT NULL,
    kind ${word(40)} NOT NULL,
    at DATETIME(3) NOT NULL,
    INDEX (sitting_id, at),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id)
  )`,
  `presence (
    connection_id ${id} PRIMARY KEY,
    person_id ${id} NOT NULL,
    exam_room_id ${id} NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    INDEX (exam_room_id, person_id),
    INDEX (seen_at)
  )`,
  `login_code (
    id ${id} PRIMARY KEY,
    subject ${hash} NOT NULL,
    code_hash ${hash} NOT NULL,
    person_id ${id} NULL,
    tries_left TINYINT UNSIGNED NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    INDEX (subject, created_at),
    INDEX (created_at)
  )`,
  `login_session (
    id ${id} PRIMARY KEY,
    token_hash ${hash} NOT NULL UNIQUE,
    person_id ${id} NOT NULL,
    role ${word(20)} NOT NULL,
    took_over BOOLEAN NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    end_reason ${word(20)} NULL,
    INDEX (person_id, ended_at),
    INDEX (expires_at),
    FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  `sms_message (
    event_id ${id} PRIMARY KEY,
    status ${word(20)} NOT NULL,
    provider_ref ${word(100)} NULL,
    updated_at DATETIME(3) NOT NULL
  )`,
  `dev_sms (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    phone ${word(20)} NOT NULL,
    code ${word(10)} NOT NULL,
    text VARCHAR(500) NOT NULL,
    sent_at DATETIME(3) NOT NULL,
    INDEX (phone, id)
  )`,
  `media_room (
    exam_room_id ${id} NOT NULL,
    place ${word(20)} NOT NULL,
    node ${word(100)} NOT NULL,
    room ${word(64)} NOT NULL,
    secret ${word(64)} NOT NULL,
    PRIMARY KEY (exam_room_id, place),
    UNIQUE (room)
  )`,
  `media_session (
    node ${word(100)} NOT NULL,
    janus_session_id ${word(20)} NOT NULL,
    person_id ${id} NOT NULL,
    login_session_id ${id} NOT NULL,
    exam_room_id ${id} NOT NULL,
    place ${word(20)} NOT NULL,
    state TEXT NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (node, janus_session_id),
    INDEX (seen_at)
  )`,
  `outbox (
    sequence BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    event_id ${id} NOT NULL UNIQUE,
    stream ${word(100)} NOT NULL,
    name ${word(100)} NOT NULL,
    data TEXT NOT NULL,
    audience TEXT NOT NULL
  )`,
  `handled_event (
    consumer ${word(50)} NOT NULL,
    event_id ${id} NOT NULL,
    handled_at DATETIME(3) NOT NULL,
    PRIMARY KEY (consumer, event_id),
    INDEX (handled_at)
  )`,
  `idempotency_key (
    person_id ${id} NOT NULL,
    \`key\` ${word(80)} NOT NULL,
    request ${hash} NOT NULL,
    status SMALLINT UNSIGNED NULL,
    body MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (person_id, \`key\`),
    INDEX (created_at)
  )`,
];

/** Creates every table; safe to run again after it was cut off, since MySQL commits each at once. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  for (const table of tables) {
    await context.sequelize.query(`CREATE TABLE IF NOT EXISTS ${table} ${options}`);
  }
}
