import type { CandidateSittingView } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { Actor } from '../../platform/policy/actor.ts';
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
  const view = async (sitting: Sitting): Promise<CandidateSittingView> => {
    const room = await rooms.get(sitting.schoolId, sitting.examRoomId);
    const staff = await rooms.staffOf(room.id);
    const people = [sitting.candidateId, ...staff.map(({ personId }) => personId)];
    const progress = await flows.progressOf([sitting.id]);
    return presentOwnSitting({
      room,
      college: await directory.college(room.exam.collegeId),
      majorName: await directory.majorName(room.exam.majorId),
      sitting,
      others: await sittings.listByExamRoom(room.id),
      staff,
      people: await directory.people(people),
      online: await directory.online(room.id),
      progress: progress.get(sitting.id) ?? new Map(),
      now: await databaseNow(sequelize),
    });
  };

  return {
    mySittings: async ({ personId }) => {
      const views = await Promise.all((await sittings.listByCandidate(personId)).map(view));
      return views.sort((a, b) => a.examRoom.startsAt.localeCompare(b.examRoom.startsAt));
    },
    mySitting: async ({ schoolId, personId }, sittingId) =>
      view(await sittings.getOwn(schoolId, personId, sittingId)),
  };
}
