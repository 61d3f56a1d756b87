import { deviceReport, flowStep, type DeviceReport, type FlowStep } from '@exam/contracts';

import { ConflictError } from '../platform/errors/app-error.ts';
import { SittingFlowStepRecord } from './sitting-flow-step-record.ts';
import { SittingRecord } from './sitting-record.ts';
import type { Sitting } from './sitting.ts';

/** What one candidate has done of the exam's flow, and when. */
export type FlowProgress = ReadonlyMap<FlowStep, Date>;

const nothing: FlowProgress = new Map();

type SittingKey = Pick<Sitting, 'id' | 'candidateId'>;

/**
 * Steps that another domain may find undone by now, because there is something new to read or to
 * agree to: the ids of those sittings that have the step to do again.
 */
export type ReopenedSteps = Readonly<
  Partial<Record<FlowStep, (sittings: readonly SittingKey[]) => Promise<ReadonlySet<string>>>>
>;

export class FlowStore {
  private readonly reopened: ReopenedSteps;

  constructor(reopened: ReopenedSteps) {
    this.reopened = reopened;
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
    for (const step of flowStep.options) await this.reopen(step, sittings, progress);
    return progress;
  }

  /** What is new after the step was done is still to be done: until somebody is checked in. */
  private async reopen(
    step: FlowStep,
    sittings: readonly (SittingKey & Pick<Sitting, 'status'>)[],
    progress: Map<string, FlowProgress>,
  ): Promise<void> {
    const open = sittings.filter(
      ({ id, status }) => status === 'scheduled' && progress.get(id)?.has(step),
    );
    if (open.length === 0) return;
    for (const id of (await this.reopened[step]?.(open)) ?? []) {
      const rest = new Map(progress.get(id));
      rest.delete(step);
      progress.set(id, rest);
    }
  }

  /** Throws ConflictError `announcements-unread` for who has something left that they must read. */
  async requireAnnouncementsRead(sitting: SittingKey): Promise<void> {
    const unread = await this.reopened.announcements?.([sitting]);
    if (unread?.has(sitting.id)) throw new ConflictError('announcements-unread', sitting.id);
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
