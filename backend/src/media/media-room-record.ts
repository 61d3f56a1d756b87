import type { Place } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class MediaRoomRecord extends Model<
  InferAttributes<MediaRoomRecord>,
  InferCreationAttributes<MediaRoomRecord>
> {
  declare examRoomId: string;
  declare place: Place;
  /** Address of the Janus node, as configured. */
  declare node: string;
  declare room: string;
  declare secret: string;
}

/** Binds the table `media_room`: on which node each place is, and as which VideoRoom. */
export function initMediaRoomRecord(sequelize: Sequelize): void {
  MediaRoomRecord.init(
    {
      examRoomId: { type: DataTypes.UUID, primaryKey: true },
      place: { type: DataTypes.STRING(20), primaryKey: true },
      node: { type: DataTypes.STRING(100), allowNull: false },
      room: { type: DataTypes.STRING(64), allowNull: false },
      secret: { type: DataTypes.STRING(64), allowNull: false },
    },
    { sequelize, tableName: 'media_room' },
  );
}
