import type { CandidateSittingView } from '@exam/contracts';

/** What just happened to a candidate without their doing. */
export interface SittingNotice {
  readonly kind:
    'finished' | 'sentBack' | 'invitationLapsed' | 'invitationWithdrawn' | 'postponed' | 'absent';
  readonly reason: string | null;
}

/** What the candidate has to be told about the step from one view of a sitting to the next. */
export function noticeOf(
  before: CandidateSittingView | undefined,
  after: CandidateSittingView,
): SittingNotice | null {
  if (!before || before.status === after.status) return null;
  const kind = kindOf(before, after);
  return kind && { kind, reason: after.statusReason };
}

function kindOf(
  before: CandidateSittingView,
  after: CandidateSittingView,
): SittingNotice['kind'] | null {
  const { status } = after;
  if (status === 'finished' || status === 'postponed' || status === 'absent') return status;
  if (before.status === 'inRoom' && status === 'waiting') return 'sentBack';
  if (before.status !== 'invited' || status === 'inRoom') return null;
  const end = before.invitation ? Date.parse(before.invitation.expiresAt) : 0;
  return Date.parse(after.statusSince) >= end ? 'invitationLapsed' : 'invitationWithdrawn';
}
