import type { DeviceReport, FlowStep } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { waitingAreaOpensAt, type ExamRoom } from '../../scheduling/index.ts';
import type { Cause, Sitting, StepName } from '../sitting.ts';
import { hasFinishedFlow, noteFlowStep } from './complete-flow-step.ts';
import type { CommandDependencies } from './dependencies.ts';
import { requireNotEnded, requireOpen, takeSteps } from './take-steps.ts';

/** What candidates do about their own sitting. Each rejects with NotFoundError for another's. */
export interface CandidateCommands {
  /** Notes a step of the flow; after the last one the sitting is checked in. */
  readonly completeDeviceCheck: (
    actor: Actor,
    sittingId: string,
    devices: DeviceReport,
  ) => Promise<void>;
  /** Likewise. ConflictError `announcements-unread` while there is something that must be read. */
  readonly completeAnnouncements: (actor: Actor, sittingId: string) => Promise<void>;
  /** ConflictError `flow-step-missing`, `waiting-area-not-open`, `exam-room-ended`, `sitting-step`. */
  readonly enterWaitingArea: (actor: Actor, sittingId: string) => Promise<void>;
  /** ConflictError `exam-room-occupied` while another candidate is inside, or `sitting-step`. */
  readonly acceptInvitation: (actor: Actor, sittingId: string) => Promise<void>;
}

interface Own {
  readonly room: ExamRoom;
  readonly sitting: Sitting;
  readonly now: Date;
  readonly cause: Cause;
  readonly take: (...path: StepName[]) => Promise<Sitting>;
}

/** Builds the commands of a candidate. */
export function createCandidateCommands(dependencies: CommandDependencies): CandidateCommands {
  const { sequelize, rooms, sittings, flows } = dependencies;

  /** Runs `work` on the actor's own sitting, with its room locked. */
  const withOwn = async (actor: Actor, sittingId: string, work: (own: Own) => Promise<unknown>) => {
    const { examRoomId } = await sittings.getOwn(actor.schoolId, actor.personId, sittingId);
    await inTransaction(sequelize, async () => {
      const room = await rooms.lock(actor.schoolId, examRoomId);
      requireNotEnded(room);
      const sitting = await sittings.getOwn(actor.schoolId, actor.personId, sittingId);
      const now = await databaseNow(sequelize);
      const cause = { by: actor.personId, at: now, why: null };
      await work({
        room,
        sitting,
        now,
        cause,
        take: (...path) => takeSteps(dependencies, room, sitting, path, cause),
      });
    });
  };

  const complete = (own: Own, step: FlowStep) => noteFlowStep(dependencies, own, step, own.cause);

  return {
    completeDeviceCheck: (actor, sittingId, devices) =>
      withOwn(actor, sittingId, async (own) => {
        await flows.keepDevices(own.sitting.id, devices);
        await complete(own, 'deviceCheck');
      }),

    completeAnnouncements: (actor, sittingId) =>
      withOwn(actor, sittingId, async (own) => {
        await flows.requireAnnouncementsRead(own.sitting);
        await complete(own, 'announcements');
      }),

    enterWaitingArea: (actor, sittingId) =>
      withOwn(actor, sittingId, async ({ room, sitting, now, take }) => {
        if (!(await hasFinishedFlow(dependencies, room, sitting))) {
          throw new ConflictError('flow-step-missing', sitting.id);
        }
        if (now < waitingAreaOpensAt(room)) {
          throw new ConflictError('waiting-area-not-open', room.id);
        }
        // An exam without any step before the waiting area checks in here.
        if (sitting.status === 'scheduled') await take('checkIn', 'enterWaitingArea');
        else await take('enterWaitingArea');
      }),

    acceptInvitation: (actor, sittingId) =>
      withOwn(actor, sittingId, async ({ room, sitting, now, take }) => {
        requireOpen(room);
        const expiresAt = sitting.invitationExpiresAt;
        if (expiresAt && expiresAt <= now) {
          throw new ConflictError('sitting-step', 'the invitation has lapsed');
        }
        const inside = (await sittings.listByExamRoom(room.id)).some(
          ({ status }) => status === 'inRoom',
        );
        // A second candidate would hear what the panel says to the first.
        if (inside) throw new ConflictError('exam-room-occupied', room.id);
        await take('acceptInvitation');
      }),
  };
}
