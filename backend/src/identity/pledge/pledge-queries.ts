import type { PledgeAgreementView, PledgeView } from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import { roomRolesOf, type Actor } from '../../platform/policy/actor.ts';
import { administrationScope, requireScope } from '../../schools/index.ts';
import type { PledgeDependencies } from './dependencies.ts';
import { pledgeOf } from './pledge-of.ts';
import type { PledgeAgreement } from './pledge-store.ts';

export interface PledgeQueries {
  /** Rejects with NotFoundError for another's sitting, and for an exam without a pledge. */
  readonly own: (actor: Actor, sittingId: string) => Promise<PledgeView>;
  /** For the staff of the room and who administers it; rejects with NotFoundError for others. */
  readonly agreements: (
    actor: Actor,
    examRoomId: string,
    sittingId: string,
  ) => Promise<PledgeAgreementView[]>;
}

/** Builds what candidates and staff read. */
export function createPledgeQueries(dependencies: PledgeDependencies): PledgeQueries {
  const { rooms, pledges, people, ownSitting, candidateOf } = dependencies;
  return {
    own: async (actor, sittingId) => {
      const { examRoomId } = await ownSitting(actor, sittingId);
      const room = await rooms.get(actor.schoolId, examRoomId);
      const { version, text } = pledgeOf(room);
      const [last] = await pledges.list(sittingId);
      const person = (await people([actor.personId])).get(actor.personId);
      const { name, kind, majorId } = room.exam;
      return {
        sittingId,
        schoolName: await dependencies.schoolName(actor.schoolId),
        exam: { name, kind, majorName: await dependencies.majorName(majorId) },
        candidate: { name: person?.name ?? '', candidateNumber: person?.candidateNumber ?? '' },
        version,
        text,
        agreement: last ? present(last) : null,
      };
    },

    agreements: async (actor, examRoomId, sittingId) => {
      const room = await rooms.get(actor.schoolId, examRoomId);
      if (actor.role === 'admin') requireScope(administrationScope(actor), room.exam);
      else if (roomRolesOf(actor, examRoomId).size === 0) {
        throw new NotFoundError('exam-room-not-found', `not on the staff of ${examRoomId}`);
      }
      await candidateOf(actor, examRoomId, sittingId);
      return (await pledges.list(sittingId)).map(present);
    },
  };
}

function present({ version, text, textSha256, agreedAt }: PledgeAgreement): PledgeAgreementView {
  return { version, text, textSha256, agreedAt: agreedAt.toISOString() };
}
