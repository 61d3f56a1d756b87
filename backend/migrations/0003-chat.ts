import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';

/** Messages between the candidates and the staff of an exam room. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  await context.sequelize.query(`CREATE TABLE IF NOT EXISTS chat_message (
    sequence BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    id ${id} NOT NULL UNIQUE,
    exam_room_id ${id} NOT NULL,
    sitting_id ${id} NULL,
    person_id ${id} NOT NULL,
    text VARCHAR(500) NOT NULL,
    at DATETIME(3) NOT NULL,
    INDEX (exam_room_id, sequence),
    INDEX (person_id, at),
    FOREIGN KEY (exam_room_id) REFERENCES exam_room (id),
    FOREIGN KEY (sitting_id) REFERENCES sitting (id),
    FOREIGN KEY (person_id) REFERENCES person (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
}
