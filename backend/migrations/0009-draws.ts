import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const word = (length: number) => `VARCHAR(${String(length)}) CHARACTER SET ascii COLLATE ascii_bin`;
const hash = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

/** Draws, with what was announced and how they ended as published, and the nonces of each. */
export async function up({ context: { sequelize } }: { context: QueryInterface }): Promise<void> {
  await sequelize.query(`CREATE TABLE IF NOT EXISTS draw (
    id ${id} PRIMARY KEY,
    school_id ${id} NOT NULL,
    college_id ${id} NOT NULL,
    exam_id ${id} NOT NULL,
    exam_room_id ${id} NULL,
    subject_id ${id} NOT NULL,
    kind ${word(20)} NOT NULL,
    number INT UNSIGNED NOT NULL,
    status ${word(20)} NOT NULL,
    announcement MEDIUMTEXT NOT NULL,
    targets MEDIUMTEXT NOT NULL,
    commitment ${hash} NOT NULL,
    sealed_seed ${word(200)} NOT NULL,
    outcome MEDIUMTEXT NULL,
    committed_by ${id} NOT NULL,
    committed_at DATETIME(3) NOT NULL,
    closed_by ${id} NULL,
    closed_at DATETIME(3) NULL,
    UNIQUE (kind, subject_id, number),
    INDEX (school_id, college_id, committed_at),
    FOREIGN KEY (exam_id) REFERENCES exam (id)
  ) ${options}`);
  await sequelize.query(`CREATE TABLE IF NOT EXISTS draw_nonce (
    draw_id ${id} NOT NULL,
    position INT UNSIGNED NOT NULL,
    said_by VARCHAR(40) NOT NULL,
    text VARCHAR(100) NOT NULL,
    typed_by ${id} NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (draw_id, position),
    FOREIGN KEY (draw_id) REFERENCES draw (id)
  ) ${options}`);
}
