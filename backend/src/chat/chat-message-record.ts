import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ChatMessageRecord extends Model<
  InferAttributes<ChatMessageRecord>,
  InferCreationAttributes<ChatMessageRecord>
> {
  declare sequence: CreationOptional<number>;
  declare id: CreationOptional<string>;
  declare examRoomId: string;
  /** Null for a message to all candidates of the room. */
  declare sittingId: string | null;
  declare personId: string;
  declare text: string;
  declare at: Date;
}

/** Binds the table `chat_message`. Rows are added, and never changed. */
export function initChatRecords(sequelize: Sequelize): void {
  ChatMessageRecord.init(
    {
      sequence: { type: DataTypes.BIGINT.UNSIGNED, primaryKey: true, autoIncrement: true },
      id: { type: DataTypes.UUID, allowNull: false, defaultValue: DataTypes.UUIDV4 },
      examRoomId: { type: DataTypes.UUID, allowNull: false },
      sittingId: { type: DataTypes.UUID },
      personId: { type: DataTypes.UUID, allowNull: false },
      text: { type: DataTypes.STRING(500), allowNull: false },
      at: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'chat_message' },
  );
}
