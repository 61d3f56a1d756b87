import {
  DataTypes,
  Model,
  Op,
  UniqueConstraintError,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

import { inTransaction } from '../database/transaction.ts';
import { ConflictError } from '../errors/app-error.ts';

export interface StoredAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

export class IdempotencyRecord extends Model<
  InferAttributes<IdempotencyRecord>,
  InferCreationAttributes<IdempotencyRecord>
> {
  declare personId: string;
  declare key: string;
  declare request: string;
  declare status: number | null;
  declare body: string | null;
  declare createdAt: Date;
}

/** Binds the table `idempotency_key`: the first answer to each command that carried a key. */
export function initIdempotencyRecord(sequelize: Sequelize): void {
  IdempotencyRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      key: { type: DataTypes.STRING(80), primaryKey: true },
      // A hash is enough: it is only compared.
      request: { type: DataTypes.CHAR(64), allowNull: false },
      status: { type: DataTypes.SMALLINT.UNSIGNED },
      body: { type: DataTypes.TEXT('medium') },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'idempotency_key' },
  );
}

export class IdempotencyStore {
  private readonly sequelize: Sequelize;
  private readonly hash: (text: string) => string;

  constructor(sequelize: Sequelize, hash: (text: string) => string) {
    this.sequelize = sequelize;
    this.hash = hash;
  }

  /**
   * Runs a command and keeps its answer in the same transaction; a repeated key gets the kept
   * answer. Whoever repeats it meanwhile waits for the first. An error keeps nothing.
   * Throws ConflictError when the key came with another request before.
   */
  async once(
    { personId, key, request: text }: { personId: string; key: string; request: string },
    command: () => Promise<StoredAnswer>,
  ): Promise<StoredAnswer> {
    const request = this.hash(text);
    try {
      return await inTransaction(this.sequelize, async () => {
        const row = { personId, key, request, status: null, body: null, createdAt: new Date() };
        const record = await IdempotencyRecord.create(row);
        const answer = await command();
        await record.update(answer);
        return answer;
      });
    } catch (error) {
      if (!isRepeatedKey(error)) throw error;
    }
    const first = await IdempotencyRecord.findOne({ where: { personId, key } });
    if (first?.request !== request || first.status === null || first.body === null) {
      throw new ConflictError('idempotency-key-reused', 'the key belongs to another request');
    }
    return { status: first.status, body: first.body };
  }

  /** Forgets answers older than `before`; how many. */
  async forget(before: Date): Promise<number> {
    return IdempotencyRecord.destroy({ where: { createdAt: { [Op.lt]: before } } });
  }
}

function isRepeatedKey(error: unknown): boolean {
  if (!(error instanceof UniqueConstraintError)) return false;
  // A command may hit a unique index of its own; MySQL and MariaDB name the key differently.
  const { sql } = error.parent as { sql?: string };
  return sql?.includes('`idempotency_key`') ?? false;
}
