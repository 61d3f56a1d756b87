import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** The authenticator app of somebody. */
export class TotpFactorRecord extends Model<
  InferAttributes<TotpFactorRecord>,
  InferCreationAttributes<TotpFactorRecord>
> {
  declare personId: string;
  declare sealedSecret: string;
  /** The time step of the last code that was used: neither it nor an older one works again. */
  declare lastStep: number;
  declare createdAt: Date;
}

/** Binds the table `totp_factor`. */
export function initTotpFactorRecord(sequelize: Sequelize): void {
  TotpFactorRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      sealedSecret: { type: DataTypes.STRING(500), allowNull: false },
      lastStep: { type: DataTypes.BIGINT.UNSIGNED, allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'totp_factor' },
  );
}
