import type { FaceFault, FaceOutcome } from '@exam/contracts';

import { roomStream } from '../../../exam-room/index.ts';
import { afterCommit } from '../../../platform/database/transaction.ts';
import { faceThresholds } from '../../face/index.ts';
import type { ClosingDependencies } from '../dependencies.ts';
import { isLastTry, reasonOf, type FaceResult } from '../face-result.ts';
import { endSession, type FaceSession } from '../face-session.ts';
import type { SessionScores } from '../face-session-store.ts';
import { roomOf } from '../lock-sitting.ts';

/** What a face verification ended with, where it is known. */
export type Conclusion = RequiredFacts & Partial<FaceResult>;
type RequiredFacts = Pick<
  FaceResult,
  'sittingId' | 'schoolId' | 'candidateId' | 'outcome' | 'reason' | 'at'
>;

export interface Verdict {
  readonly outcome: FaceOutcome;
  readonly fault: FaceFault | null;
}

/** The ends of challenges and of whole verifications; all join the caller's transaction. */
export interface Closing {
  /** Keeps the result of a sitting, and completes its step. `by`: null for the system. */
  readonly conclude: (conclusion: Conclusion, by: string | null) => Promise<void>;
  /** Ends a challenge that is locked; after the last try, or a good one, the whole verification. */
  readonly end: (
    session: FaceSession,
    verdict: Verdict,
    now: Date,
    scores?: SessionScores,
  ) => Promise<void>;
  /** Ends a challenge that the candidate gave up. */
  readonly abandon: (session: FaceSession, now: Date) => Promise<void>;
  /** Tells the candidate to look again. */
  readonly tell: (
    session: Pick<FaceSession, 'schoolId' | 'sittingId' | 'candidateId'>,
  ) => Promise<void>;
}

const nothingKnown: Omit<FaceResult, keyof RequiredFacts> = {
  ...{ fault: null, source: 'local', similarity: null, threshold: null, model: null },
  ...{ triesUsed: 0, cameraLabel: '', bestFrameKey: null, sessionId: null },
};

export function createClosing(dependencies: ClosingDependencies): Closing {
  const { outbox, files, sessions, results, completeFlowStep } = dependencies;

  const tell: Closing['tell'] = async ({ schoolId, sittingId, candidateId }) => {
    const examRoomId = await roomOf(schoolId, sittingId);
    await outbox.append({
      stream: roomStream(examRoomId),
      name: 'face-verification.moved.v1',
      data: { examRoomId, sittingId },
      audience: { personIds: [candidateId] },
    });
  };

  const conclude: Closing['conclude'] = async (conclusion, by) => {
    await results.add({ ...nothingKnown, ...conclusion });
    await completeFlowStep(conclusion.schoolId, conclusion.sittingId, 'faceVerification', by);
    await tell(conclusion);
  };

  /** Keeps one frame for people to look at, and lets the others go; the key of the kept one. */
  const releaseFrames = async ({ id }: FaceSession, best: string | null) => {
    const frames = await sessions.keptFrames(id);
    // Where nobody looked at them: the first, since a step begins with a look ahead.
    const kept = best ?? frames[0]?.fileKey ?? null;
    await sessions.dropFrames(id);
    afterCommit(() => {
      for (const { fileKey } of frames) {
        if (fileKey !== kept) files.remove(fileKey).catch(() => undefined);
      }
    });
    return kept;
  };

  const end: Closing['end'] = async (session, verdict, now, scores) => {
    const bestFrameKey = await releaseFrames(session, scores?.bestFrameKey ?? null);
    await sessions.save(session, endSession(verdict, now), { ...scores, bestFrameKey });
    // An outside authority may have confirmed the candidate meanwhile.
    const isOver = (await results.find(session.sittingId)) !== null;
    if (isOver || !isLastTry(verdict.outcome, session.tryNumber)) {
      await tell(session);
      return;
    }
    const { id: sessionId, schoolId, sittingId, candidateId, cameraLabel, tryNumber } = session;
    const similarity = scores?.similarity ?? null;
    await conclude(
      {
        ...{ schoolId, sittingId, candidateId, sessionId, cameraLabel, similarity },
        outcome: verdict.outcome === 'verified' ? 'verified' : 'notVerified',
        reason: reasonOf(verdict.outcome, verdict.fault),
        fault: verdict.fault,
        threshold: scores ? faceThresholds.verified : null,
        model: scores?.model ?? null,
        triesUsed: tryNumber,
        bestFrameKey: bestFrameKey ?? (await sessions.newestFrame(sittingId)),
        at: now,
      },
      null,
    );
  };

  const abandon: Closing['abandon'] = async (session, now) => {
    const bestFrameKey = await releaseFrames(session, null);
    const verdict = { outcome: 'notChecked', fault: null } as const;
    await sessions.save(session, endSession(verdict, now), { bestFrameKey });
  };

  return { conclude, end, abandon, tell };
}
