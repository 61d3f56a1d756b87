import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { readFaceStep, type FaceFault, type FaceStep } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction, outsideTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import type { Upload } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { currentStep, judgeStep, takeStep, type FaceSession } from '../face-session.ts';
import type { ReceivedFrame } from '../face-session-store.ts';
import { FACE_STREAM } from '../face-stream.ts';
import { areFrames } from '../inspect-frames.ts';
import { lockRoomOf } from '../lock-sitting.ts';
import type { Closing } from './closing.ts';
import { frameFiles } from '../retained-kinds.ts';

/**
 * Takes the frames of a step. Whatever is wrong with them ends the challenge, and the reason is kept.
 * Resolves with the sitting. Rejects with NotFoundError for another's session, which is noted in the
 * audit log; with ConflictError `face-step-received` for a step that is there already, and
 * `face-session-closed` where no frames are awaited.
 */
export type ReceiveStep = (actor: Actor, sessionId: string, upload: Upload) => Promise<string>;

export function createReceiveStep(
  dependencies: CommandDependencies,
  closing: Closing,
): ReceiveStep {
  const { sequelize, sessions, files, outbox, requireConsent } = dependencies;

  const accept = async (
    session: FaceSession,
    frames: readonly ReceivedFrame[],
    now: Date,
  ): Promise<void> => {
    const step = currentStep(session);
    if (!step) throw new Error('no step is awaited');
    await sessions.addStep(session, step, frames, now);
    const change = takeStep(session, now);
    await sessions.save(session, change);
    if (change.state !== 'queued') return;
    const event = { stream: FACE_STREAM, name: 'face-verification.queued.v1', audience: {} };
    await outbox.append({ ...event, data: { sessionId: session.id } });
  };

  /** Joins a transaction; resolves with whether the frames were taken. */
  const settle = async (
    { id, schoolId, sittingId }: FaceSession,
    sent: FaceStep | null,
    frames: readonly ReceivedFrame[],
  ): Promise<boolean> => {
    await lockRoomOf(dependencies, schoolId, sittingId);
    const session = await sessions.lock(id);
    if (!session) throw new NotFoundError('not-found', `no face session ${id}`);
    const now = await databaseNow(sequelize);
    const judgement = judgeStep(session, sent, now);
    refuse(judgement, id);
    if (judgement === 'accept') {
      await accept(session, frames, now);
      return true;
    }
    await closing.end(session, { outcome: 'notLive', fault: judgement }, now);
    return false;
  };

  return async (actor, sessionId, upload) => {
    const session = await sessions.get(actor.schoolId, sessionId);
    if (session.candidateId !== actor.personId) {
      await outsideTransaction(() => noteForeign(dependencies, session));
      throw new NotFoundError('not-found', `${sessionId} is another’s`);
    }
    await requireConsent(session.candidateId);
    const sent = await readStep(upload);
    // Before anything is stored; and again once the session is locked.
    const first = judgeStep(session, sent, await databaseNow(sequelize));
    refuse(first, sessionId);
    const frames = first === 'accept' && sent ? await storeFrames(dependencies, sent) : [];
    let taken = false;
    try {
      taken = await inTransaction(sequelize, () => settle(session, sent, frames));
    } finally {
      if (!taken) await removeFrames(files, frames);
    }
    return session.sittingId;
  };
}

/** Throws ConflictError for what changes nothing. */
function refuse(
  judgement: ReturnType<typeof judgeStep>,
  sessionId: string,
): asserts judgement is 'accept' | FaceFault {
  if (judgement === 'closed') throw new ConflictError('face-session-closed', sessionId);
  if (judgement === 'received') throw new ConflictError('face-step-received', sessionId);
}

/** Null unless every frame can be one. */
async function readStep({ path }: Upload): Promise<FaceStep | null> {
  const sent = readFaceStep(await readFile(path));
  return sent && (await areFrames(sent.frames)) ? sent : null;
}

function storeFrames({ files }: CommandDependencies, { frames }: FaceStep) {
  return Promise.all(
    frames.map(async (frame): Promise<ReceivedFrame> => {
      const sha256 = createHash('sha256').update(frame).digest('hex');
      return { sha256, fileKey: await files.store(frameFiles.folder, Buffer.from(frame)) };
    }),
  );
}

async function removeFrames(
  files: CommandDependencies['files'],
  frames: readonly ReceivedFrame[],
): Promise<void> {
  await Promise.all(frames.map(({ fileKey }) => files.remove(fileKey)));
}

/** Whoever knows the id of another's session did not come by it in a good way. */
function noteForeign(
  { sequelize, recordAudit }: CommandDependencies,
  { sittingId }: FaceSession,
): Promise<void> {
  const subject = { kind: 'sitting', id: sittingId } as const;
  return inTransaction(sequelize, () =>
    recordAudit({ action: 'face-session.refused', subject, reason: 'sessionOfAnother' }),
  );
}
