import type { AddRoomRequest, ChangeRoomRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { momentOf } from '../../platform/time/zoned-time.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import type { RoomPlanFacts, RoomToPlan } from '../schedule-room-store.ts';
import { zoneOf, type ScheduleDependencies } from './schedule-dependencies.ts';

/** Adds, changes and removes single rooms. All reject with NotFoundError outside of the scope. */
export interface EditRooms {
  /** The id of the new room. Rejects with ConflictError `exam-room-name-taken`. */
  readonly add: (scope: AdministrationScope, request: AddRoomRequest) => Promise<string>;
  /**
   * Rejects with ConflictError: `exam-room-name-taken`, `exam-room-ended`, and
   * `exam-room-already-open` for another start of a room that is open.
   */
  readonly change: (
    scope: AdministrationScope,
    examRoomId: string,
    request: ChangeRoomRequest,
  ) => Promise<void>;
  /** Rejects with ConflictError `exam-room-touched` once anything has happened in it. */
  readonly remove: (scope: AdministrationScope, examRoomId: string) => Promise<void>;
}

/** Builds the commands. */
export function createEditRooms(dependencies: ScheduleDependencies): EditRooms {
  const { sequelize, exams, rooms, schools, schedule, book, recordAudit } = dependencies;
  return {
    add: (scope, { examId, ...request }) =>
      inTransaction(sequelize, async () => {
        const exam = await exams.lock(scope, examId);
        if (exam.status === 'archived') throw new NotFoundError('exam-not-found', examId);
        const facts = factsOf(request, await zoneOf(schools, scope.schoolId));
        const id = await rooms.create(exam, facts);
        const subject = { kind: 'examRoom', id, name: facts.name } as const;
        await recordAudit({ action: 'exam-room.created', subject, after: auditFacts(facts) });
        return id;
      }),

    change: (scope, examRoomId, request) =>
      inTransaction(sequelize, async () => {
        const room = await lockOne(dependencies, scope, examRoomId);
        const facts = factsOf(request, await zoneOf(schools, scope.schoolId));
        requireChangeable(room, facts);
        await rooms.change(examRoomId, facts);
        await book.roomChanged({ examRoomId, status: room.status });
        await recordAudit({
          action: 'exam-room.changed',
          subject: { kind: 'examRoom', id: examRoomId, name: facts.name },
          before: auditFacts(room),
          after: auditFacts(facts),
        });
      }),

    remove: (scope, examRoomId) =>
      inTransaction(sequelize, async () => {
        const room = await lockOne(dependencies, scope, examRoomId);
        if ((await book.touchedAmong([examRoomId])).size > 0) {
          throw new ConflictError('exam-room-touched', `something happened in ${examRoomId}`);
        }
        const staff = await schedule.staff([examRoomId]);
        await book.remove(await book.listByRooms([examRoomId]));
        await rooms.remove([examRoomId]);
        const staffIds = staff.map(({ personId }) => personId);
        await book.partsChanged(examRoomId, staffIds);
        const subject = { kind: 'examRoom', id: examRoomId, name: room.name } as const;
        await recordAudit({ action: 'exam-room.removed', subject, before: auditFacts(room) });
      }),
  };
}

async function lockOne(
  { rooms }: ScheduleDependencies,
  scope: AdministrationScope,
  id: string,
): Promise<RoomToPlan> {
  const room = (await rooms.lock(scope, [id])).get(id);
  if (!room) throw new NotFoundError('exam-room-not-found', `no exam room ${id}`);
  return room;
}

function factsOf(request: ChangeRoomRequest, zone: string): RoomPlanFacts {
  const { name, date, startTime, endTime, sessionMinutes, breaks } = request;
  return {
    name,
    startsAt: momentOf({ date, time: startTime }, zone),
    endsAt: momentOf({ date, time: endTime }, zone),
    sessionMinutes,
    breaks,
  };
}

function requireChangeable(room: RoomToPlan, { startsAt }: RoomPlanFacts): void {
  if (room.status === 'ended') throw new ConflictError('exam-room-ended', room.id);
  const isMoved = room.startsAt.getTime() !== startsAt.getTime();
  if (room.status === 'open' && isMoved) throw new ConflictError('exam-room-already-open', room.id);
}

function auditFacts({
  name,
  startsAt,
  endsAt,
}: Pick<RoomPlanFacts, 'name' | 'startsAt' | 'endsAt'>) {
  return { name, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
