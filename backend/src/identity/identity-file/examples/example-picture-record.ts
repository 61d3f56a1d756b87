import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A picture that shows how a document should look; exams name it by its id, copies of them too. */
export class ExamplePictureRecord extends Model<
  InferAttributes<ExamplePictureRecord>,
  InferCreationAttributes<ExamplePictureRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare picture: string;
  declare uploadedAt: Date;
}

/** Binds the table `example_picture`. */
export function initExamplePictureRecord(sequelize: Sequelize): void {
  ExamplePictureRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      picture: { type: DataTypes.STRING(200), allowNull: false },
      uploadedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'example_picture' },
  );
}
