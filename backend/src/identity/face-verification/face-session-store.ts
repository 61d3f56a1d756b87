import type { FaceAction } from '@exam/contracts';
import { Op } from 'sequelize';

import { currentTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import { FaceFrameRecord } from './face-frame-record.ts';
import { FaceSessionRecord } from './face-session-record.ts';
import type { FaceSession, FaceSessionChange } from './face-session.ts';
import { FaceStepRecord } from './face-step-record.ts';

/** What a check adds to a session, beside its end. */
export interface SessionScores {
  readonly similarity: number | null;
  /** JSON. */
  readonly thresholds: string;
  readonly model: string;
  readonly bestFrameKey: string | null;
}

export interface ReceivedFrame {
  readonly sha256: string;
  readonly fileKey: string;
}

export interface KeptFrame extends ReceivedFrame {
  readonly step: number;
  readonly place: number;
}

export class FaceSessionStore {
  /** Throws NotFoundError when this school has no such session. */
  async get(schoolId: string, id: string): Promise<FaceSession> {
    const record = await FaceSessionRecord.findOne({ where: { id, schoolId } });
    if (!record) throw new NotFoundError('not-found', `no face session ${id}`);
    return toSession(record);
  }

  async find(id: string): Promise<FaceSession | null> {
    const record = await FaceSessionRecord.findByPk(id);
    return record && toSession(record);
  }

  /** Makes everyone else who locks it wait until the transaction ends. */
  async lock(id: string): Promise<FaceSession | null> {
    const lock = currentTransaction().LOCK.UPDATE;
    const record = await FaceSessionRecord.findByPk(id, { lock });
    return record && toSession(record);
  }

  /** The last challenge of a sitting, or null. */
  async newest(sittingId: string): Promise<FaceSession | null> {
    const order: [string, string][] = [['tryNumber', 'DESC']];
    const record = await FaceSessionRecord.findOne({ where: { sittingId }, order });
    return record && toSession(record);
  }

  async add(session: FaceSession): Promise<void> {
    const actions = session.actions.join(',');
    await FaceSessionRecord.create({ ...session, actions, openSittingId: session.sittingId });
  }

  async save(
    { id }: FaceSession,
    change: FaceSessionChange,
    scores: Partial<SessionScores> = {},
  ): Promise<void> {
    const closed = change.state === 'ended' ? { openSittingId: null } : {};
    await FaceSessionRecord.update({ ...change, ...scores, ...closed }, { where: { id } });
  }

  /** Challenges whose step was not done in time, the longest first. */
  async listLate(now: Date): Promise<FaceSession[]> {
    const where = { state: 'open', stepExpiresAt: { [Op.lt]: now } } as const;
    const options = { where, order: ['stepExpiresAt'], limit: 100 };
    return (await FaceSessionRecord.findAll(options)).map(toSession);
  }

  async addStep(
    { id, schoolId }: FaceSession,
    step: { readonly number: number; readonly action: FaceAction },
    frames: readonly ReceivedFrame[],
    receivedAt: Date,
  ): Promise<void> {
    const key = { sessionId: id, step: step.number };
    await FaceStepRecord.create({ ...key, action: step.action, receivedAt });
    await FaceFrameRecord.bulkCreate(
      frames.map((frame, place) => ({ ...key, schoolId, place, ...frame })),
    );
  }

  /** The frame that was kept of the newest challenge of which one was; its key. */
  async newestFrame(sittingId: string): Promise<string | null> {
    const record = await FaceSessionRecord.findOne({
      where: { sittingId, bestFrameKey: { [Op.not]: null } },
      order: [['tryNumber', 'DESC']],
    });
    return record?.bestFrameKey ?? null;
  }

  /** Frames whose files are there, in the order of time. */
  async keptFrames(sessionId: string): Promise<KeptFrame[]> {
    const where = { sessionId, fileKey: { [Op.not]: null } };
    const records = await FaceFrameRecord.findAll({ where, order: ['step', 'place'] });
    return records.map(({ step, place, sha256, fileKey }) => {
      return { step, place, sha256, fileKey: fileKey ?? '' };
    });
  }

  /** Forgets where files were that are not kept any more. */
  async dropFrames(sessionId: string): Promise<void> {
    await FaceFrameRecord.update({ fileKey: null }, { where: { sessionId } });
  }
}

function toSession(record: FaceSessionRecord): FaceSession {
  const { openSittingId, actions, similarity, thresholds, model, bestFrameKey, ...session } =
    record.get({ plain: true });
  return { ...session, actions: actions.split(',') as FaceAction[] };
}
