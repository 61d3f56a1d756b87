import type { QueryInterface } from 'sequelize';

const id = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';

/** When somebody left the result of a draw by hand. Safe to run again after it was cut off. */
export async function up({ context: { sequelize } }: { context: QueryInterface }): Promise<void> {
  await sequelize.query(`CREATE TABLE IF NOT EXISTS drawn_order_change (
    id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    draw_id ${id} NOT NULL,
    changed_by ${id} NOT NULL,
    at DATETIME(3) NOT NULL,
    INDEX (draw_id, at),
    FOREIGN KEY (draw_id) REFERENCES draw (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
}
