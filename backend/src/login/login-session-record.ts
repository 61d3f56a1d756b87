import type { LoginRole, SessionEndReason } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class LoginSessionRecord extends Model<
  InferAttributes<LoginSessionRecord>,
  InferCreationAttributes<LoginSessionRecord>
> {
  declare id: CreationOptional<string>;
  /** SHA-256 of the cookie, so that a leaked table signs nobody in. */
  declare tokenHash: string;
  declare personId: string;
  declare role: LoginRole;
  /** Whether it ended an older session of the same person. */
  declare tookOver: boolean;
  /** When a second factor was last proved again, to change the factors. */
  declare secondFactorAt: CreationOptional<Date | null>;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare endedAt: CreationOptional<Date | null>;
  declare endReason: CreationOptional<SessionEndReason | null>;
}

/** Binds the table `login_session`. */
export function initLoginSessionRecord(sequelize: Sequelize): void {
  LoginSessionRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      tokenHash: { type: DataTypes.CHAR(64), allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      role: { type: DataTypes.STRING(20), allowNull: false },
      tookOver: { type: DataTypes.BOOLEAN, allowNull: false },
      secondFactorAt: { type: DataTypes.DATE(3), defaultValue: null },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      endedAt: { type: DataTypes.DATE(3), defaultValue: null },
      endReason: { type: DataTypes.STRING(20), defaultValue: null },
    },
    { sequelize, tableName: 'login_session' },
  );
}
