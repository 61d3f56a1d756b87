import { deviceReport, type DeviceReport, type FlowStep } from '@exam/contracts';

import { ConflictError } from '../platform/errors/app-error.ts';
import { SittingFlowStepRecord } from './sitting-flow-step-record.ts';
import { SittingRecord } from './sitting-record.ts';
import type { Sitting } from './sitting.ts';

/** What one candidate has done of the exam's flow, and when. */
export type FlowProgress = ReadonlyMap<FlowStep, Date>;

const nothing: FlowProgress = new Map();

/** Those of these candidates who have something left that they must read. */
export type WithUnreadAnnouncements = (
  candidateIds: readonly string[],
) => Promise<ReadonlySet<string>>;

export class FlowStore {
  private readonly withUnreadAnnouncements: WithUnreadAnnouncements;

  constructor(withUnreadAnnouncements: WithUnreadAnnouncements) {
    this.withUnreadAnnouncements = withUnreadAnnouncements;
  }

  /** Progress by sitting; each that was asked for has an entry. */
  async progressOf(
    sittings: readonly Pick<Sitting, 'id' | 'candidateId' | 'status'>[],
  ): Promise<Map<string, FlowProgress>> {
    const ids = sittings.map(({ id }) => id);
    const rows = await SittingFlowStepRecord.findAll({ where: { sittingId: ids } });
    const progress = new Map(ids.map((id) => [id, nothing]));
    for (const { sittingId, step, completedAt } of rows) {
      const before = progress.get(sittingId) ?? nothing;
      progress.set(sittingId, new Map([...before, [step, completedAt]]));
    }
    await this.reopenAnnouncements(sittings, progress);
    return progress;
  }

  /** What must be read and came after the step is still to be read: until somebody is checked in. */
  private async reopenAnnouncements(
    sittings: readonly Pick<Sitting, 'id' | 'candidateId' | 'status'>[],
    progress: Map<string, FlowProgress>,
  ): Promise<void> {
    const open = sittings.filter(
      ({ id, status }) => status === 'scheduled' && progress.get(id)?.has('announcements'),
    );
    if (open.length === 0) return;
    const unread = await this.withUnreadAnnouncements(open.map(({ candidateId }) => candidateId));
    for (const { id, candidateId } of open) {
      if (!unread.has(candidateId)) continue;
      const rest = new Map(progress.get(id));
      rest.delete('announcements');
      progress.set(id, rest);
    }
  }

  /** Throws ConflictError `announcements-unread` for who has something left that they must read. */
  async requireAnnouncementsRead(candidateId: string): Promise<void> {
    const unread = await this.withUnreadAnnouncements([candidateId]);
    if (unread.size > 0) throw new ConflictError('announcements-unread', candidateId);
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
