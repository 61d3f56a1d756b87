import type { CandidateSittingView, CollegeView } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import { presentOwnSitting } from '../candidate-presenter.ts';
import type { CommandDependencies } from '../commands/dependencies.ts';
import type { Directory } from '../directory.ts';
import type { Sitting } from '../sitting.ts';

/** What candidates read: their own sittings. */
export interface OwnSittingQueries {
  /** In the order of their start. */
  readonly mySittings: (actor: Actor) => Promise<CandidateSittingView[]>;
  /** Rejects with NotFoundError for another's sitting, too. */
  readonly mySitting: (actor: Actor, sittingId: string) => Promise<CandidateSittingView>;
}

/** Builds the candidate's queries. */
export function createOwnSittingQueries(
  { sequelize, rooms, sittings, flows }: CommandDependencies,
  directory: Directory,
): OwnSittingQueries {
  const view = async (sitting: Sitting, room: ExamRoom): Promise<CandidateSittingView> => {
    const staff = await rooms.staffOf(room.id);
    const people = [sitting.candidateId, ...staff.map(({ personId }) => personId)];
    const progress = await flows.progressOf([sitting]);
    return presentOwnSitting({
      room,
      college: withContact(await directory.college(room.exam.collegeId), room),
      majorName: await directory.majorName(room.exam.majorId),
      sitting,
      others: await sittings.listByExamRoom(room.id),
      staff,
      people: await directory.people(people),
      online: await directory.online(room.id),
      progress: progress.get(sitting.id) ?? new Map(),
      identityFile: room.exam.flow.identityFile?.asked
        ? await directory.identityFileOf(sitting.id)
        : null,
      now: await databaseNow(sequelize),
    });
  };

  return {
    mySittings: async ({ personId }) => {
      const own = await sittings.listByCandidate(personId);
      // In the order of their start; an exam that is not published has no rooms for its candidates.
      const shown = await rooms.list(own.map(({ examRoomId }) => examRoomId));
      const pairs = shown.flatMap((room) => {
        const sitting = own.find(({ examRoomId }) => examRoomId === room.id);
        return sitting ? [view(sitting, room)] : [];
      });
      return Promise.all(pairs);
    },
    mySitting: async ({ schoolId, personId }, sittingId) => {
      const sitting = await sittings.getOwn(schoolId, personId, sittingId);
      return view(sitting, await rooms.get(schoolId, sitting.examRoomId));
    },
  };
}

/** Whom to call: whom the exam names, else the college's own contact. */
function withContact(college: CollegeView, { exam }: ExamRoom): CollegeView {
  const { name = '', phone = '' } = exam.flow.contact ?? {};
  return name === '' ? college : { ...college, contactName: name, contactPhone: phone };
}
