import type { PledgeAgreementView, PledgeView, SittingPledgeView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import type { ExamRoom } from '../../scheduling/index.ts';
import { administrationScope, requireScope } from '../../schools/index.ts';
import type { PledgeDependencies } from './dependencies.ts';
import { pledgeOf } from './pledge-of.ts';
import type { PledgeAgreement } from './pledge-store.ts';

export interface PledgeQueries {
  /** Rejects with NotFoundError for another's sitting, and for an exam without a pledge. */
  readonly own: (actor: Actor, sittingId: string) => Promise<PledgeView>;
  /** For who administers the room; rejects with NotFoundError for others. */
  readonly ofSitting: (
    actor: Actor,
    examRoomId: string,
    sittingId: string,
  ) => Promise<SittingPledgeView>;
}

/** Builds what candidates and administrators read. */
export function createPledgeQueries(dependencies: PledgeDependencies): PledgeQueries {
  const { rooms, pledges, people, ownSitting, candidateOf } = dependencies;

  /** Whose pledge it is, and for which exam. */
  const headOf = async ({ exam }: ExamRoom, candidateId: string) => {
    const person = (await people([candidateId])).get(candidateId);
    const { name, kind, majorId, schoolId } = exam;
    return {
      schoolName: await dependencies.schoolName(schoolId),
      exam: { name, kind, majorName: await dependencies.majorName(majorId) },
      candidate: { name: person?.name ?? '', candidateNumber: person?.candidateNumber ?? '' },
    };
  };

  return {
    own: async (actor, sittingId) => {
      const { examRoomId } = await ownSitting(actor, sittingId);
      const room = await rooms.get(actor.schoolId, examRoomId);
      const { version, text } = pledgeOf(room);
      const [last] = await pledges.list(sittingId);
      const head = await headOf(room, actor.personId);
      return { sittingId, ...head, version, text, agreement: last ? present(last) : null };
    },

    ofSitting: async (actor, examRoomId, sittingId) => {
      const room = await rooms.get(actor.schoolId, examRoomId);
      requireScope(administrationScope(actor), room.exam);
      const head = await headOf(room, await candidateOf(actor, examRoomId, sittingId));
      return { ...head, agreements: (await pledges.list(sittingId)).map(present) };
    },
  };
}

function present({ version, text, textSha256, agreedAt }: PledgeAgreement): PledgeAgreementView {
  return { version, text, textSha256, agreedAt: agreedAt.toISOString() };
}
