import type { CandidateSittingView, CollegeView, SittingStatus } from '@exam/contracts';

import { waitingAreaOpensAt, type ExamRoom, type RoomStaff } from '../scheduling/index.ts';
import type { PersonName } from './directory.ts';
import type { FlowProgress } from './flow-store.ts';
import { waitingAreaStatuses, type Sitting } from './sitting.ts';
import { presentExam, presentFlow, presentRoomFacts } from './staff-presenter.ts';

/** What a candidate's own sitting looks like from where it stands in its room. */
export interface CandidateFacts {
  readonly room: ExamRoom;
  readonly college: CollegeView;
  readonly majorName: string;
  readonly sitting: Sitting;
  /** All sittings of the room; only counted, never shown. */
  readonly others: readonly Sitting[];
  readonly staff: readonly RoomStaff[];
  readonly people: ReadonlyMap<string, PersonName>;
  readonly online: ReadonlySet<string>;
  readonly progress: FlowProgress;
  readonly identityFile: CandidateSittingView['identityFile'];
  readonly now: Date;
}

const inLine: readonly SittingStatus[] = [...waitingAreaStatuses, 'inRoom'];

/** A candidate's own sitting: nothing in it tells who else there is. */
export function presentOwnSitting(facts: CandidateFacts): CandidateSittingView {
  const { room, sitting, college, progress, people, now } = facts;
  const { id, version, status, statusReason } = sitting;
  const flow = presentFlow(room, progress);
  const running = room.status !== 'ended';
  const early = status === 'scheduled' || status === 'checkedIn';
  const prepared = flow.every(({ completedAt }) => completedAt !== null);
  return {
    id,
    version,
    status,
    statusReason,
    statusSince: sitting.statusSince.toISOString(),
    candidateNumber: people.get(sitting.candidateId)?.candidateNumber ?? '',
    exam: presentExam(room, facts.majorName),
    examRoom: {
      ...presentRoomFacts(room),
      waitingAreaOpensAt: waitingAreaOpensAt(room).toISOString(),
    },
    college,
    flow,
    identityFile: facts.identityFile,
    queue: waitingAreaStatuses.includes(status) ? presentQueue(facts) : null,
    waitingExaminer: waitingAreaStatuses.includes(status) ? presentWaitingExaminer(facts) : null,
    invitation: presentInvitation(facts),
    can: {
      completeFlowStep: running && status !== 'finished' && status !== 'absent',
      enterWaitingArea: running && early && prepared && now >= waitingAreaOpensAt(room),
      acceptInvitation: running && status === 'invited',
      writeMessages: running && room.exam.flow.chat === true,
    },
  };
}

function presentQueue({ room, sitting, others }: CandidateFacts): CandidateSittingView['queue'] {
  const ahead = others.filter(
    ({ id, status, drawnPosition }) =>
      id !== sitting.id &&
      (status === 'inRoom' || (inLine.includes(status) && drawnPosition < sitting.drawnPosition)),
  ).length;
  return { ahead, expectedWait: ahead * room.sessionMinutes };
}

function presentWaitingExaminer(facts: CandidateFacts): CandidateSittingView['waitingExaminer'] {
  const { sitting, others, staff, people, online } = facts;
  const { talkingWith } = sitting;
  if (talkingWith) return { state: 'withYou', name: people.get(talkingWith)?.name ?? '' };
  const present = staff.filter(
    ({ personId, role }) => role === 'waitingExaminer' && online.has(personId),
  );
  const talking = new Set(others.map((other) => other.talkingWith));
  const idle = present.some(({ personId }) => !talking.has(personId));
  const state = present.length === 0 ? 'offline' : idle ? 'available' : 'busy';
  return { state, name: null };
}

function presentInvitation(facts: CandidateFacts): CandidateSittingView['invitation'] {
  const { room, sitting, staff, people } = facts;
  if (!sitting.invitationExpiresAt) return null;
  const main = staff.find(({ role }) => role === 'mainExaminer');
  return {
    expiresAt: sitting.invitationExpiresAt.toISOString(),
    seconds: room.exam.invitationSeconds,
    mainExaminerName: (main && people.get(main.personId)?.name) ?? '',
  };
}
