import type { Place } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class MediaSessionRecord extends Model<
  InferAttributes<MediaSessionRecord>,
  InferCreationAttributes<MediaSessionRecord>
> {
  declare node: string;
  declare janusSessionId: string;
  declare personId: string;
  declare loginSessionId: string;
  declare examRoomId: string;
  declare place: Place;
  /** JSON of `StoredSession`. */
  declare state: string;
  declare seenAt: Date;
}

/**
 * Binds the table `media_session`: whose each Janus session is, so that its owner, and nobody else,
 * can claim it from a gateway that was restarted.
 */
export function initMediaSessionRecord(sequelize: Sequelize): void {
  MediaSessionRecord.init(
    {
      node: { type: DataTypes.STRING(100), primaryKey: true },
      janusSessionId: { type: DataTypes.STRING(20), primaryKey: true },
      personId: { type: DataTypes.UUID, allowNull: false },
      loginSessionId: { type: DataTypes.UUID, allowNull: false },
      examRoomId: { type: DataTypes.UUID, allowNull: false },
      place: { type: DataTypes.STRING(20), allowNull: false },
      state: { type: DataTypes.TEXT, allowNull: false },
      seenAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'media_session' },
  );
}
