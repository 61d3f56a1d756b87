import { QueryTypes, type Sequelize } from 'sequelize';

/** One open page of a person, following one exam room. */
export interface PresenceConnection {
  readonly connectionId: string;
  readonly personId: string;
  readonly examRoomId: string;
}

/**
 * The table `presence`: a row for each open connection of any process. Raw SQL, because the
 * database's clock decides who was seen when.
 */
export class PresenceStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Lets one at a time look at who is in a room, by the lock that the room's commands take too. */
  async lockRoom(examRoomId: string): Promise<void> {
    await this.select('SELECT id FROM exam_room WHERE id = :examRoomId FOR UPDATE', { examRoomId });
  }

  async insert(connection: PresenceConnection): Promise<void> {
    await this.write(
      `INSERT INTO presence (connection_id, person_id, exam_room_id, seen_at)
       VALUES (:connectionId, :personId, :examRoomId, NOW(3))`,
      connection,
    );
  }

  /** Whether there was such a row. */
  async delete(connectionId: string): Promise<boolean> {
    const sql = 'DELETE FROM presence WHERE connection_id = :connectionId';
    return (await this.write(sql, { connectionId })) > 0;
  }

  /** As `delete`, but only if it was not seen for `age` milliseconds. */
  async deleteLapsed(connectionId: string, age: number): Promise<boolean> {
    const sql = `DELETE FROM presence WHERE connection_id = :connectionId AND ${lapsed}`;
    return (await this.write(sql, { connectionId, age: age * 1_000 })) > 0;
  }

  /** Whether the person has any connection in the room, lapsed ones included. */
  async isAnywhere({ personId, examRoomId }: PresenceConnection): Promise<boolean> {
    const rows = await this.select(
      `SELECT 1 FROM presence WHERE exam_room_id = :examRoomId AND person_id = :personId LIMIT 1`,
      { personId, examRoomId },
    );
    return rows.length > 0;
  }

  /** Marks these connections as seen now; those that have no row any more. */
  async refresh(connectionIds: readonly string[]): Promise<string[]> {
    if (connectionIds.length === 0) return [];
    const known = await this.write(
      'UPDATE presence SET seen_at = NOW(3) WHERE connection_id IN (:connectionIds)',
      { connectionIds },
    );
    if (known === connectionIds.length) return [];
    const rows = await this.select<{ connectionId: string }>(
      `SELECT connection_id AS connectionId FROM presence WHERE connection_id IN (:connectionIds)`,
      { connectionIds },
    );
    const found = new Set(rows.map(({ connectionId }) => connectionId));
    return connectionIds.filter((id) => !found.has(id));
  }

  /** Connections not seen for `age` milliseconds. */
  listLapsed(age: number): Promise<PresenceConnection[]> {
    return this.select<PresenceConnection>(
      `SELECT connection_id AS connectionId, person_id AS personId, exam_room_id AS examRoomId
       FROM presence WHERE ${lapsed} LIMIT 500`,
      { age: age * 1_000 },
    );
  }

  /** People seen in the room within `age` milliseconds. */
  async personIds(examRoomId: string, age: number): Promise<Set<string>> {
    const rows = await this.select<{ personId: string }>(
      `SELECT DISTINCT person_id AS personId FROM presence
       WHERE exam_room_id = :examRoomId AND NOT ${lapsed}`,
      { examRoomId, age: age * 1_000 },
    );
    return new Set(rows.map(({ personId }) => personId));
  }

  private select<Row extends object>(sql: string, replacements: object): Promise<Row[]> {
    const options = { type: QueryTypes.SELECT, replacements: { ...replacements } } as const;
    return this.sequelize.query<Row>(sql, options);
  }

  /** How many rows it concerned. */
  private write(sql: string, replacements: object): Promise<number> {
    // Of all types this one answers with the number alone, whatever the statement.
    const options = { type: QueryTypes.BULKDELETE, replacements: { ...replacements } } as const;
    return this.sequelize.query(sql, options);
  }
}

/** Of `age` microseconds. */
const lapsed = '(seen_at < NOW(3) - INTERVAL :age MICROSECOND)';
