import type { ConsentPurpose } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ConsentTextRecord extends Model<
  InferAttributes<ConsentTextRecord>,
  InferCreationAttributes<ConsentTextRecord>
> {
  declare schoolId: string;
  declare purpose: ConsentPurpose;
  declare version: number;
  declare textZh: string;
  declare textEn: string;
  /** Null for the text that came with the portal. */
  declare savedBy: string | null;
  declare savedAt: Date;
}

/** Binds the table `consent_text`. Rows are added, and never changed. */
export function initConsentTextRecord(sequelize: Sequelize): void {
  ConsentTextRecord.init(
    {
      schoolId: { type: DataTypes.UUID, primaryKey: true },
      purpose: { type: DataTypes.STRING(30), primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      textZh: { type: DataTypes.TEXT('medium'), allowNull: false },
      textEn: { type: DataTypes.TEXT('medium'), allowNull: false },
      savedBy: { type: DataTypes.UUID },
      savedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'consent_text' },
  );
}
