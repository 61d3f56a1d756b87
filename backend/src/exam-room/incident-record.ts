import type { IncidentKind } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class IncidentRecord extends Model<
  InferAttributes<IncidentRecord>,
  InferCreationAttributes<IncidentRecord>
> {
  declare id: CreationOptional<string>;
  declare sittingId: string;
  declare kind: IncidentKind;
  declare at: Date;
}

/** Binds the table `incident`. Rows are added, and never changed. */
export function initIncidentRecord(sequelize: Sequelize): void {
  IncidentRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      kind: { type: DataTypes.STRING(40), allowNull: false },
      at: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'incident' },
  );
}
