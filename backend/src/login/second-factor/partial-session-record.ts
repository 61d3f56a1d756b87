import type { LoginRole } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A login that has passed the SMS code, and lacks the second factor. It is no session. */
export class PartialSessionRecord extends Model<
  InferAttributes<PartialSessionRecord>,
  InferCreationAttributes<PartialSessionRecord>
> {
  declare id: CreationOptional<string>;
  /** SHA-256 of the cookie. */
  declare tokenHash: string;
  declare personId: string;
  declare role: LoginRole;
  declare createdAt: Date;
  declare expiresAt: Date;
}

/** Binds the table `partial_session`. */
export function initPartialSessionRecord(sequelize: Sequelize): void {
  PartialSessionRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      tokenHash: { type: DataTypes.CHAR(64), allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      role: { type: DataTypes.STRING(20), allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'partial_session' },
  );
}
