import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class RecusalRecord extends Model<
  InferAttributes<RecusalRecord>,
  InferCreationAttributes<RecusalRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare staffId: string;
  declare candidateId: string;
  declare reason: string;
  declare createdBy: string;
  declare createdAt: Date;
}

/** Binds the table `recusal`: a member of staff who must not examine a candidate, and why. */
export function initRecusalRecord(sequelize: Sequelize): void {
  RecusalRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      staffId: { type: DataTypes.UUID, allowNull: false },
      candidateId: { type: DataTypes.UUID, allowNull: false },
      reason: { type: DataTypes.STRING(200), allowNull: false },
      createdBy: { type: DataTypes.UUID, allowNull: false },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'recusal' },
  );
}
