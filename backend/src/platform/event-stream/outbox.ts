import { randomUUID } from 'node:crypto';

import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

import { currentTransaction } from '../database/transaction.ts';

/** Who may hear of an event; several parts add up. Nobody, when all are left out. */
export interface Audience {
  /** The staff of the scope that the stream belongs to. */
  readonly staff?: true;
  /** All candidates of that scope. */
  readonly candidates?: true;
  readonly personIds?: readonly string[];
}

/** A fact that happened. `stream` is the scope, such as `room:<id>`; `name` ends in its version. */
export interface NewEvent {
  readonly stream: string;
  readonly name: string;
  readonly data: object;
  readonly audience: Audience;
}

/**
 * An event committed but not yet published. The relay deletes the row once Redis has it; of a work
 * stream, its consumer does once it is handled. The relay cannot follow the sequence instead,
 * because a lower number may commit after a higher one.
 */
export class OutboxRecord extends Model<
  InferAttributes<OutboxRecord>,
  InferCreationAttributes<OutboxRecord>
> {
  declare sequence: CreationOptional<number>;
  /** Consumers know a repeated event by it. */
  declare eventId: string;
  declare stream: string;
  declare name: string;
  declare data: string;
  declare audience: string;
}

/** Binds the table `outbox`. */
export function initOutboxRecord(sequelize: Sequelize): void {
  OutboxRecord.init(
    {
      sequence: { type: DataTypes.BIGINT.UNSIGNED, primaryKey: true, autoIncrement: true },
      eventId: { type: DataTypes.UUID, allowNull: false },
      stream: { type: DataTypes.STRING(100), allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      // Text, because MariaDB's JSON is text too, and would come back unparsed.
      data: { type: DataTypes.TEXT, allowNull: false },
      audience: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'outbox' },
  );
}

export class Outbox {
  /** Called after a commit that appended, so that the relay need not wait for its next look. */
  wake: () => void = () => undefined;

  /**
   * Writes the event in the caller's transaction: it is published if and only if that commits.
   * Resolves with the event's id.
   * Throws outside of a transaction.
   */
  async append(event: NewEvent): Promise<string> {
    const transaction = currentTransaction();
    const { stream, name, data, audience } = event;
    const eventId = randomUUID();
    await OutboxRecord.create(
      {
        eventId,
        stream,
        name,
        data: JSON.stringify(data),
        audience: JSON.stringify(audience),
      },
      { transaction },
    );
    transaction.afterCommit(() => {
      this.wake();
    });
    return eventId;
  }

  /** Rejects while the database is away. */
  async ping(): Promise<void> {
    await OutboxRecord.sequelize?.authenticate();
  }

  /** Forgets an event of a work stream: it was handled, or given up, and needs no publication. */
  async settle(eventId: string): Promise<void> {
    await OutboxRecord.destroy({ where: { eventId } });
  }
}
