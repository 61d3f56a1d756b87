import type { SittingStatus } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { authorize } from '../../platform/policy/decision.ts';
import { canRunRoom } from '../sitting-policy.ts';
import type { CommandDependencies } from './dependencies.ts';
import { requireNotEnded } from './take-steps.ts';

/** Opens or ends an exam room. Rejects with ForbiddenError, NotFoundError or ConflictError. */
export type RunRoom = (actor: Actor, examRoomId: string) => Promise<void>;

/** Candidates whom ending the room would cut off. */
const engaged: readonly SittingStatus[] = ['inTalk', 'invited', 'inRoom'];

/** Builds the opening of a room: from now on candidates can be called. */
export function createOpenRoom({ sequelize, rooms, events }: CommandDependencies): RunRoom {
  return async (actor, examRoomId) => {
    authorize(canRunRoom(actor, examRoomId));
    await inTransaction(sequelize, async () => {
      const room = await rooms.lock(actor.schoolId, examRoomId);
      requireNotEnded(room);
      if (room.status === 'open') throw new ConflictError('exam-room-already-open', examRoomId);
      await rooms.save({ ...room, status: 'open', openedAt: await databaseNow(sequelize) });
      await events.roomChanged({ examRoomId, status: 'open' });
    });
  };
}

/** Builds the end of a room; `exam-room-occupied` while somebody is inside, invited or in a talk. */
export function createEndRoom(dependencies: CommandDependencies): RunRoom {
  const { sequelize, rooms, sittings, events } = dependencies;
  return async (actor, examRoomId) => {
    authorize(canRunRoom(actor, examRoomId));
    await inTransaction(sequelize, async () => {
      const room = await rooms.lock(actor.schoolId, examRoomId);
      requireNotEnded(room);
      const all = await sittings.listByExamRoom(examRoomId);
      if (all.some(({ status }) => engaged.includes(status))) {
        throw new ConflictError('exam-room-occupied', examRoomId);
      }
      await rooms.save({ ...room, status: 'ended', endedAt: await databaseNow(sequelize) });
      await events.roomChanged({ examRoomId, status: 'ended' });
    });
  };
}
