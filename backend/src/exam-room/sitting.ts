import type { ExamKind, SittingStatus } from '@exam/contracts';

import { ConflictError } from '../platform/errors/app-error.ts';

/** One candidate's passage through one exam. */
export interface Sitting {
  readonly id: string;
  readonly schoolId: string;
  readonly examRoomId: string;
  readonly candidateId: string;
  readonly examKind: ExamKind;
  /** Place in the drawn order of the exam room, from 1. */
  readonly drawnPosition: number;
  readonly status: SittingStatus;
  readonly statusSince: Date;
  readonly statusReason: string | null;
  /** The staff member of a talk; null outside of one. */
  readonly talkingWith: string | null;
  /** Null unless an invitation is open. */
  readonly invitationExpiresAt: Date | null;
  /** Number of transitions so far. */
  readonly version: number;
}

/** Where a candidate is in the waiting area, for the queue, for media and for incidents alike. */
export const waitingAreaStatuses: readonly SittingStatus[] = [
  'waiting',
  'inTalk',
  'ready',
  'invited',
];

/** Whether the candidate can be seen by the staff of the room: where an eye can compare. */
export function isPresent({ status }: Pick<Sitting, 'status'>): boolean {
  return status === 'inRoom' || waitingAreaStatuses.includes(status);
}

/** Who takes a step, when, and why; `by` is null for the system itself. */
export interface Cause {
  readonly by: string | null;
  readonly at: Date;
  readonly why: string | null;
}

/** A step that was taken: the sitting after it, and what its row in the history says. */
export interface Transition extends Cause {
  readonly from: SittingStatus;
  readonly sitting: Sitting;
}

interface Step {
  readonly from: readonly SittingStatus[];
  readonly to: SittingStatus;
  /** Left out: every kind. */
  readonly kinds?: readonly ExamKind[];
  readonly needsReason?: true;
}

const uninvited = ['written', 'proctored', 'video'] as const;

const steps = {
  checkIn: { from: ['scheduled'], to: 'checkedIn' },
  enterWaitingArea: { from: ['checkedIn'], to: 'waiting' },
  startTalk: { from: ['waiting'], to: 'inTalk' },
  endTalk: { from: ['inTalk'], to: 'waiting' },
  markReady: { from: ['waiting'], to: 'ready', kinds: ['interview'] },
  invite: { from: ['ready'], to: 'invited' },
  withdrawInvitation: { from: ['invited'], to: 'ready' },
  acceptInvitation: { from: ['invited'], to: 'inRoom' },
  enterRoom: { from: ['checkedIn', 'waiting'], to: 'inRoom', kinds: uninvited },
  sendBack: { from: ['inRoom'], to: 'waiting', needsReason: true },
  finish: { from: ['inRoom'], to: 'finished' },
  postpone: { from: ['waiting', 'ready', 'invited'], to: 'postponed' },
  resume: { from: ['postponed'], to: 'waiting' },
  markAbsent: {
    from: ['scheduled', 'checkedIn', 'waiting', 'inTalk', 'ready', 'invited'],
    to: 'absent',
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as StepName[];

/** Whether a sitting has such a step where it stands. */
export function hasStep(sitting: Sitting, name: StepName): boolean {
  const { from, kinds }: Step = steps[name];
  return from.includes(sitting.status) && (kinds?.includes(sitting.examKind) ?? true);
}

/**
 * Takes one step; `invitationSeconds` is how long an invitation stays open. Throws ConflictError
 * when the sitting has no such step, or when the step needs a reason and none is given.
 */
export function takeStep(
  sitting: Sitting,
  name: StepName,
  cause: Cause,
  invitationSeconds = 0,
): Transition {
  const { to, needsReason }: Step = steps[name];
  if (!hasStep(sitting, name)) {
    throw new ConflictError('sitting-step', `${name}: ${sitting.examKind}, ${sitting.status}`);
  }
  if (needsReason && !cause.why) throw new ConflictError('reason-required', name);

  return {
    ...cause,
    from: sitting.status,
    sitting: {
      ...sitting,
      status: to,
      statusSince: cause.at,
      statusReason: cause.why,
      talkingWith: to === 'inTalk' ? cause.by : null,
      invitationExpiresAt:
        to === 'invited' ? new Date(cause.at.getTime() + invitationSeconds * 1000) : null,
      version: sitting.version + 1,
    },
  };
}
