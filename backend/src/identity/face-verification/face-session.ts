import { faceLimits, type FaceAction, type FaceFault, type FaceOutcome } from '@exam/contracts';
import type { FaceSessionState } from '@exam/contracts';

/** One challenge: a try of one candidate to be verified. */
export interface FaceSession {
  readonly id: string;
  readonly schoolId: string;
  readonly sittingId: string;
  readonly candidateId: string;
  /** From 1. */
  readonly tryNumber: number;
  readonly state: FaceSessionState;
  readonly nonce: string;
  /** All of them; the candidate is told one at a time. */
  readonly actions: readonly FaceAction[];
  /** Steps whose frames are there. */
  readonly step: number;
  readonly stepExpiresAt: Date;
  readonly cameraLabel: string;
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly checkBegunAt: Date | null;
  /** How often a worker began to check it. */
  readonly checks: number;
  readonly endedAt: Date | null;
  readonly outcome: FaceOutcome | null;
  readonly fault: FaceFault | null;
}

/** What is new about a session after one of its transitions. */
export type FaceSessionChange = Partial<
  Pick<
    FaceSession,
    | 'state'
    | 'step'
    | 'stepExpiresAt'
    | 'queuedAt'
    | 'checkBegunAt'
    | 'checks'
    | 'endedAt'
    | 'outcome'
    | 'fault'
  >
>;

/** Checks that are begun at most; each but the first follows a worker that died. */
export const MOST_CHECKS = 3;

export function stepExpiry(now: Date): Date {
  return new Date(now.getTime() + faceLimits.stepSeconds * 1_000);
}

/** What the candidate shall do now; null unless frames are awaited. */
export function currentStep({ state, step, actions, stepExpiresAt }: FaceSession) {
  const action = actions[step];
  if (state !== 'open' || !action) return null;
  return { number: step + 1, action, expiresAt: stepExpiresAt };
}

export function isLate({ state, stepExpiresAt }: FaceSession, now: Date): boolean {
  return state === 'open' && now > stepExpiresAt;
}

export interface SentStep {
  readonly nonce: string;
  readonly step: number;
}

/**
 * What to do with frames that came: `accept` them; `received`: they are there already; `closed`: no
 * frames are awaited; or end the challenge for a fault.
 */
export function judgeStep(
  session: FaceSession,
  sent: SentStep | null,
  now: Date,
): 'accept' | 'received' | 'closed' | FaceFault {
  if (session.state !== 'open') return 'closed';
  if (isLate(session, now)) return 'stepLate';
  if (!sent) return 'framesUnreadable';
  if (sent.nonce !== session.nonce) return 'nonceWrong';
  if (sent.step <= session.step) return 'received';
  return sent.step === session.step + 1 ? 'accept' : 'stepOrder';
}

/** After the frames of a step: the next one, or the queue. */
export function takeStep({ step, actions }: FaceSession, now: Date): FaceSessionChange {
  if (step + 1 < actions.length) return { step: step + 1, stepExpiresAt: stepExpiry(now) };
  return { step: step + 1, state: 'queued', queuedAt: now };
}

/** A worker begins; null when this was tried too often. */
export function beginCheck({ checks }: FaceSession, now: Date): FaceSessionChange | null {
  if (checks >= MOST_CHECKS) return null;
  return { state: 'checking', checkBegunAt: now, checks: checks + 1 };
}

export function endSession(
  verdict: { readonly outcome: FaceOutcome; readonly fault: FaceFault | null },
  now: Date,
): FaceSessionChange {
  return { state: 'ended', endedAt: now, ...verdict };
}
