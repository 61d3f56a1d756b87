import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class UploadTicketRecord extends Model<
  InferAttributes<UploadTicketRecord>,
  InferCreationAttributes<UploadTicketRecord>
> {
  declare id: string;
  /** Of the token in the QR code, and of the phone's cookie; both are random. */
  declare tokenHash: string;
  declare deviceHash: string | null;
  declare sittingId: string;
  declare personId: string;
  /** The sign-in that made it. */
  declare sessionId: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare revokedAt: Date | null;
}

/** Binds the table `upload_ticket`. */
export function initUploadTicketRecord(sequelize: Sequelize): void {
  UploadTicketRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      tokenHash: { type: DataTypes.CHAR(64), allowNull: false },
      deviceHash: { type: DataTypes.CHAR(64) },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      sessionId: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
      revokedAt: { type: DataTypes.DATE(3) },
    },
    { sequelize, tableName: 'upload_ticket' },
  );
}
