import { QueryTypes, type Sequelize } from 'sequelize';

import type { OwnSitting } from '../../exam-room/index.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { FilePlace, FindPlace, Owner } from './commands/dependencies.ts';

export interface PlaceDependencies {
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly ownSitting: (owner: Owner, sittingId: string) => Promise<OwnSitting>;
}

export interface Places {
  readonly findPlace: FindPlace;
  /** The same for a sitting whose candidate has been authorised before. Rejects with NotFoundError. */
  readonly placeOf: (sittingId: string) => Promise<FilePlace>;
}

/** Builds the way from a sitting to what its exam asks for. */
export function createPlaces({ sequelize, rooms, ownSitting }: PlaceDependencies): Places {
  const findPlace: FindPlace = async ({ schoolId, personId }, sittingId) => {
    const { examRoomId, candidateId } = await ownSitting({ schoolId, personId }, sittingId);
    const { exam, status } = await rooms.get(schoolId, examRoomId);
    const { identityFile } = exam.flow;
    if (!identityFile?.asked) throw new ConflictError('identity-file-not-asked', exam.id);
    return {
      ...{ schoolId, sittingId, examRoomId, candidateId },
      ...{ examName: exam.name, isOver: status === 'ended', asked: identityFile.documents },
    };
  };
  return {
    findPlace,
    placeOf: async (sittingId) => {
      const [owner] = await sequelize.query<Owner>(
        'SELECT school_id AS schoolId, candidate_id AS personId FROM sitting WHERE id = :sittingId',
        { type: QueryTypes.SELECT, replacements: { sittingId } },
      );
      if (!owner) throw new NotFoundError('sitting-not-found', sittingId);
      return findPlace(owner, sittingId);
    },
  };
}
