import { faceLimits, type FaceSessionView, type FaceVerificationView } from '@exam/contracts';

import type { FaceResult } from './face-result.ts';
import { currentStep, type FaceSession } from './face-session.ts';

/** Where a session that waits, or is looked at, is in the queue. */
export interface QueuePlace {
  readonly ahead: number;
  readonly expectedSeconds: number;
}

export interface FaceVerificationFacts {
  readonly sittingId: string;
  readonly required: boolean;
  readonly session: FaceSession | null;
  /** Null for a session that is not in the queue. */
  readonly queue: QueuePlace | null;
  readonly result: FaceResult | null;
}

/** A candidate's own face verification: no action but the present one, no score, no threshold. */
export function presentFaceVerification(facts: FaceVerificationFacts): FaceVerificationView {
  const { sittingId, required, session, queue, result } = facts;
  return {
    sittingId,
    required,
    tries: { used: session?.tryNumber ?? 0, most: faceLimits.tries },
    session: session && presentSession(session, queue),
    result: result && {
      outcome: result.outcome,
      reason: result.reason,
      fault: result.fault,
      at: result.at.toISOString(),
    },
  };
}

function presentSession(session: FaceSession, queue: QueuePlace | null): FaceSessionView {
  const { id, nonce, state, outcome, fault } = session;
  const step = currentStep(session);
  return {
    id,
    nonce: step ? nonce : null,
    state,
    step: step && { ...step, expiresAt: step.expiresAt.toISOString() },
    queue,
    verdict: outcome && { outcome, fault },
  };
}
