import { QueryTypes, type Sequelize } from 'sequelize';

import type { FaceSession } from './face-session.ts';
import type { QueuePlace } from './face-verification-presenter.ts';

/** Seconds of one check, while none was measured yet. */
const USUAL_SECONDS = 3;
/** Checks whose mean tells how long the next will take. */
const MEASURED = 20;

// The database compares the times: one that is handed to a query loses its milliseconds.
const AHEAD = `SELECT COUNT(*) AS ahead
  FROM face_session f JOIN face_session own ON own.id = :id
  WHERE f.id <> own.id AND (f.state = 'checking' OR (f.state = 'queued' AND (
    f.queued_at < own.queued_at OR (f.queued_at = own.queued_at AND f.id < own.id))))`;
const MEAN = `SELECT AVG(seconds) AS seconds FROM (
  SELECT TIMESTAMPDIFF(MICROSECOND, check_begun_at, ended_at) / 1e6 AS seconds FROM face_session
  WHERE state = 'ended' AND check_begun_at IS NOT NULL
    AND ended_at > NOW(3) - INTERVAL 1 HOUR
  ORDER BY ended_at DESC LIMIT ${String(MEASURED)}) AS measured`;

/** The line before the face workers. */
export class FaceQueue {
  private readonly sequelize: Sequelize;
  private readonly workers: () => Promise<number>;

  /** `workers`: how many are at work now. */
  constructor(sequelize: Sequelize, workers: () => Promise<number>) {
    this.sequelize = sequelize;
    this.workers = workers;
  }

  /** Null for a session that neither waits nor is being checked. */
  async placeOf({ id, state }: FaceSession): Promise<QueuePlace | null> {
    if (state !== 'queued' && state !== 'checking') return null;
    const seconds = await this.secondsOfOne();
    if (state === 'checking') return { ahead: 0, expectedSeconds: Math.ceil(seconds) };
    const [row] = await this.sequelize.query<{ ahead: number | string }>(AHEAD, {
      type: QueryTypes.SELECT,
      replacements: { id },
    });
    const ahead = Number(row?.ahead ?? 0);
    const rounds = Math.floor(ahead / Math.max(1, await this.workers())) + 1;
    return { ahead, expectedSeconds: Math.ceil(rounds * seconds) };
  }

  private async secondsOfOne(): Promise<number> {
    const [row] = await this.sequelize.query<{ seconds: number | string | null }>(MEAN, {
      type: QueryTypes.SELECT,
    });
    return Number(row?.seconds ?? USUAL_SECONDS);
  }
}
