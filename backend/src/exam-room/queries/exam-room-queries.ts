import {
  flowSteps,
  type ExamRoomSummaryView,
  type ExamRoomView,
  type SittingStatus,
} from '@exam/contracts';

import { roomRolesOf, type Actor } from '../../platform/policy/actor.ts';
import { authorize } from '../../platform/policy/decision.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import type { CommandDependencies } from '../commands/dependencies.ts';
import type { Directory } from '../directory.ts';
import { canSeeExamRoom } from '../sitting-policy.ts';
import { presentExam, presentExamRoom, presentRoomFacts } from '../staff-presenter.ts';

/** What the staff of exam rooms read. */
export interface ExamRoomQueries {
  /** The rooms in which this person has a role. */
  readonly myExamRooms: (actor: Actor) => Promise<ExamRoomSummaryView[]>;
  /** Rejects with NotFoundError, or ForbiddenError for who is not on the staff of the room. */
  readonly examRoom: (actor: Actor, examRoomId: string) => Promise<ExamRoomView>;
}

/** Builds the staff's queries. */
export function createExamRoomQueries(
  { rooms, sittings, flows, incidents }: CommandDependencies,
  directory: Directory,
): ExamRoomQueries {
  const summarise = async (actor: Actor, room: ExamRoom): Promise<ExamRoomSummaryView> => {
    const counts: Partial<Record<SittingStatus, number>> = {};
    for (const { status } of await sittings.listByExamRoom(room.id)) {
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return {
      ...presentRoomFacts(room),
      exam: presentExam(room, await directory.majorName(room.exam.majorId)),
      roles: [...roomRolesOf(actor, room.id)],
      counts,
    };
  };

  return {
    myExamRooms: async (actor) => {
      const mine = await rooms.list([...actor.rolesByRoom.keys()]);
      return Promise.all(mine.map((room) => summarise(actor, room)));
    },

    examRoom: async (actor, examRoomId) => {
      const room = await rooms.get(actor.schoolId, examRoomId);
      authorize(canSeeExamRoom(actor, examRoomId));
      const all = await sittings.listByExamRoom(examRoomId);
      const staff = await rooms.staffOf(examRoomId);
      const ids = all.map(({ id }) => id);
      const people = [...all.map((s) => s.candidateId), ...staff.map((s) => s.personId)];
      const facts = {
        room,
        collegeName: (await directory.college(room.exam.collegeId)).name,
        majorName: await directory.majorName(room.exam.majorId),
        sittings: all,
        staff,
        incidents: await incidents.listBySittings(ids),
        people: await directory.people(people),
        online: await directory.online(examRoomId),
        progress: await flows.progressOf(all),
        devices: await flows.devicesByExamRoom(examRoomId),
        faces: asksForFaces(room) ? await directory.facesOf(ids) : new Map(),
      };
      return presentExamRoom(facts, actor);
    },
  };
}

const asksForFaces = ({ exam }: ExamRoom) =>
  flowSteps(exam.flow).some(({ step }) => step === 'faceVerification');
