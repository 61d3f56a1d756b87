import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A passkey of somebody (WebAuthn): the public half of it. */
export class PasskeyRecord extends Model<
  InferAttributes<PasskeyRecord>,
  InferCreationAttributes<PasskeyRecord>
> {
  declare id: CreationOptional<string>;
  declare personId: string;
  /** The host name that it is good for. */
  declare relyingParty: string;
  /** Base64url. */
  declare credentialId: string;
  /** COSE, in base64url. */
  declare publicKey: string;
  /** How often the authenticator says that it was used; 0 for those that do not count. */
  declare counter: number;
  /** Separated by commas. */
  declare transports: string;
  declare name: string;
  declare createdAt: Date;
  declare lastUsedAt: CreationOptional<Date | null>;
}

/** Binds the table `passkey`. */
export function initPasskeyRecord(sequelize: Sequelize): void {
  PasskeyRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      personId: { type: DataTypes.UUID, allowNull: false },
      relyingParty: { type: DataTypes.STRING(253), allowNull: false },
      credentialId: { type: DataTypes.STRING(1400), allowNull: false },
      publicKey: { type: DataTypes.STRING(3000), allowNull: false },
      counter: { type: DataTypes.BIGINT.UNSIGNED, allowNull: false },
      transports: { type: DataTypes.STRING(200), allowNull: false },
      name: { type: DataTypes.STRING(50), allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      lastUsedAt: { type: DataTypes.DATE(3), defaultValue: null },
    },
    { sequelize, tableName: 'passkey' },
  );
}
