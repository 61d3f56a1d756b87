import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A code that was asked for; neither code nor number can be read from it. */
export class LoginCodeRecord extends Model<
  InferAttributes<LoginCodeRecord>,
  InferCreationAttributes<LoginCodeRecord>
> {
  declare id: CreationOptional<string>;
  /** Keyed hash of role, school, college and phone. */
  declare subject: string;
  declare codeHash: string;
  /** Null when nobody has that number: the row is there so that no one can tell. */
  declare personId: string | null;
  declare triesLeft: number;
  declare expiresAt: Date;
  declare usedAt: CreationOptional<Date | null>;
  declare createdAt: Date;
}

/** Binds the table `login_code`. */
export function initLoginCodeRecord(sequelize: Sequelize): void {
  LoginCodeRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      subject: { type: DataTypes.CHAR(64), allowNull: false },
      codeHash: { type: DataTypes.CHAR(64), allowNull: false },
      personId: { type: DataTypes.UUID },
      triesLeft: { type: DataTypes.TINYINT.UNSIGNED, allowNull: false },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      usedAt: { type: DataTypes.DATE(3), defaultValue: null },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'login_code' },
  );
}
