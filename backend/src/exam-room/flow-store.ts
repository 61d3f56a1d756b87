import { deviceReport, type DeviceReport, type FlowStep } from '@exam/contracts';

import { SittingFlowStepRecord } from './sitting-flow-step-record.ts';
import { SittingRecord } from './sitting-record.ts';

/** What one candidate has done of the exam's flow, and when. */
export type FlowProgress = ReadonlyMap<FlowStep, Date>;

const nothing: FlowProgress = new Map();

export class FlowStore {
  /** Progress by sitting; every id that was asked for has an entry. */
  async progressOf(sittingIds: readonly string[]): Promise<Map<string, FlowProgress>> {
    const rows = await SittingFlowStepRecord.findAll({ where: { sittingId: [...sittingIds] } });
    const progress = new Map(sittingIds.map((id) => [id, nothing]));
    for (const { sittingId, step, completedAt } of rows) {
      const before = progress.get(sittingId) ?? nothing;
      progress.set(sittingId, new Map([...before, [step, completedAt]]));
    }
    return progress;
  }

  /** Repeating a step moves its time. */
  async complete(sittingId: string, step: FlowStep, completedAt: Date): Promise<void> {
    await SittingFlowStepRecord.upsert({ sittingId, step, completedAt });
  }

  async keepDevices(sittingId: string, report: DeviceReport): Promise<void> {
    const changes = { deviceReport: JSON.stringify(report) };
    await SittingRecord.update(changes, { where: { id: sittingId } });
  }

  /** The last device report of each sitting of a room that has one. */
  async devicesByExamRoom(examRoomId: string): Promise<Map<string, DeviceReport>> {
    const rows = await SittingRecord.findAll({
      where: { examRoomId },
      attributes: ['id', 'deviceReport'],
    });
    return new Map(
      rows.flatMap(({ id, deviceReport: json }) =>
        json === null ? [] : [[id, deviceReport.parse(JSON.parse(json))]],
      ),
    );
  }
}
