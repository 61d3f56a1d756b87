import type { FlowStep } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class SittingFlowStepRecord extends Model<
  InferAttributes<SittingFlowStepRecord>,
  InferCreationAttributes<SittingFlowStepRecord>
> {
  declare sittingId: string;
  declare step: FlowStep;
  declare completedAt: Date;
}

/** Binds the table `sitting_flow_step`: what a candidate has done of the exam's flow. */
export function initSittingFlowStepRecord(sequelize: Sequelize): void {
  SittingFlowStepRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      step: { type: DataTypes.STRING(30), primaryKey: true },
      completedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'sitting_flow_step' },
  );
}
