import { buffer } from 'node:stream/consumers';

import type { FaceOutcome } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { FACE_MODEL, faceThresholds, NoPictureError, type FaceModels } from '../../face/index.ts';
import { readHash } from '../checks/face-hash.ts';
import { describePhoto, lookAtFrames, type Looked } from '../checks/look-at-frames.ts';
import { isReplay } from '../checks/replay.ts';
import { decide } from '../checks/verdict.ts';
import type { ClosingDependencies, PhotoOnFile } from '../dependencies.ts';
import { beginCheck, type FaceSession } from '../face-session.ts';
import type { KeptFrame, SessionScores } from '../face-session-store.ts';
import { lockRoomOf } from '../lock-sitting.ts';
import type { SeenStore } from '../seen-store.ts';
import type { Closing, Verdict } from './closing.ts';

export interface CheckDependencies extends ClosingDependencies {
  readonly models: FaceModels;
  readonly seen: SeenStore;
  readonly photoOnFile: PhotoOnFile;
}

/**
 * Checks a challenge whose frames are all there, and ends it. Good to be called again after it was
 * cut off: the third time that happens, the candidate goes on as not verified. Rejects when the
 * models, the database or the files fail.
 */
export type CheckSession = (sessionId: string) => Promise<void>;

interface Checked extends Verdict {
  readonly looked: Looked | null;
  readonly scores: SessionScores;
}

export function createCheckSession(
  dependencies: CheckDependencies,
  closing: Closing,
): CheckSession {
  const { sequelize, sessions, seen } = dependencies;

  const withLocked = (id: string, work: (session: FaceSession, now: Date) => Promise<void>) =>
    inTransaction(sequelize, async () => {
      const found = await sessions.find(id);
      if (!found) return;
      await lockRoomOf(dependencies, found.schoolId, found.sittingId);
      const session = await sessions.lock(id);
      if (session && session.state !== 'ended') await work(session, await databaseNow(sequelize));
    });

  const begin = async (id: string): Promise<FaceSession | null> => {
    let begun: FaceSession | null = null;
    await withLocked(id, async (session, now) => {
      const change = beginCheck(session, now);
      if (!change) {
        await closing.end(session, { outcome: 'notChecked', fault: 'checkFailed' }, now);
        return;
      }
      await sessions.save(session, change);
      await closing.tell(session);
      begun = { ...session, ...change };
    });
    return begun;
  };

  return async (id) => {
    const session = await begin(id);
    if (!session) return;
    const { looked, scores, ...verdict } = await check(dependencies, session);
    await withLocked(id, async (locked, now) => {
      for (const [index, step] of looked?.steps.entries() ?? []) {
        await seen.keep(id, index + 1, step);
      }
      await closing.end(locked, verdict, now, scores);
    });
  };
}

async function check(dependencies: CheckDependencies, session: FaceSession): Promise<Checked> {
  const { models, sessions, seen, photoOnFile } = dependencies;
  const bytes = await photoOnFile(session);
  const photo = bytes && (await describePhoto(models, bytes).catch(asNoPicture));
  if (!photo) return checked('notChecked', 'photoUnusable', null, null);
  const frames = await sessions.keptFrames(session.id);
  const steps = await readSteps(dependencies, session, frames);
  const looked = await lookAtFrames(models, photo, steps).catch(asNoPicture);
  if (!looked) return checked('notLive', 'framesUnreadable', null, null);
  const fresh = looked.steps.map(({ action, facts, hashes }) => ({
    action,
    measures: facts.flatMap(({ measures }) => measures ?? []),
    hashes: hashes.flatMap((hash) => (hash === null ? [] : readHash(hash))),
  }));
  const known = await seen.knowsFrames(
    session,
    frames.map(({ sha256 }) => sha256),
  );
  const replay = known || isReplay({ steps: fresh }, await seen.earlier(session));
  const { outcome, fault } = decide({ ...looked, isReplay: replay });
  const best = frames.find(
    ({ step, place }) => step === (looked.best?.step ?? 0) + 1 && place === looked.best?.place,
  );
  return checked(outcome, fault, looked, best ?? null);
}

function checked(
  outcome: FaceOutcome,
  fault: Verdict['fault'],
  looked: Looked | null,
  best: KeptFrame | null,
): Checked {
  const scores = {
    similarity: looked?.similarity ?? null,
    thresholds: JSON.stringify(faceThresholds),
    model: FACE_MODEL,
    bestFrameKey: best?.fileKey ?? null,
  };
  return { outcome, fault, looked, scores };
}

/** Null for what is no picture; every other failure is ours. */
function asNoPicture(error: unknown): null {
  if (error instanceof NoPictureError) return null;
  throw error;
}

async function readSteps(
  { files }: CheckDependencies,
  { actions }: FaceSession,
  frames: readonly KeptFrame[],
) {
  return Promise.all(
    actions.map(async (action, index) => {
      const keys = frames.filter(({ step }) => step === index + 1);
      const reads = keys.map(async ({ fileKey }) => buffer(await files.read(fileKey)));
      return { action, frames: await Promise.all(reads) };
    }),
  );
}
