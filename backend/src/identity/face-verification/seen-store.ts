import type { FrameFacts } from '@exam/contracts';
import { Op } from 'sequelize';

import { readHash } from './checks/face-hash.ts';
import type { Seen, SeenStep } from './checks/replay.ts';
import { FaceFrameRecord } from './face-frame-record.ts';
import { FaceSessionRecord } from './face-session-record.ts';
import type { FaceSession } from './face-session.ts';
import { FaceStepRecord } from './face-step-record.ts';

/** Earlier challenges that a new one is compared with: the person's own, and the school's. */
const OWN = 10;
const OF_SCHOOL = 100;

/** What was seen in earlier challenges. */
export class SeenStore {
  /** Whether any of these frames came to this school before, in another challenge. */
  async knowsFrames({ id, schoolId }: FaceSession, sha256: readonly string[]): Promise<boolean> {
    const where = { schoolId, sha256: [...sha256], sessionId: { [Op.ne]: id } };
    return (await FaceFrameRecord.findOne({ where, attributes: ['sessionId'] })) !== null;
  }

  /** The candidate's last challenges and the school's, whoever was in them. */
  async earlier({ id, schoolId, candidateId }: FaceSession): Promise<Seen[]> {
    const find = (of: { candidateId: string } | { schoolId: string }, limit: number) =>
      FaceSessionRecord.findAll({
        where: { ...of, id: { [Op.ne]: id }, endedAt: { [Op.not]: null } },
        attributes: ['id'],
        order: [['endedAt', 'DESC']],
        limit,
      });
    const own = await find({ candidateId }, OWN);
    const all = [...own, ...(await find({ schoolId }, OF_SCHOOL))];
    return this.seenIn([...new Set(all.map((session) => session.id))]);
  }

  /** Keeps what was seen in a step: by it a replay will be known. */
  async keep(
    sessionId: string,
    step: number,
    {
      facts,
      hashes,
    }: {
      readonly facts: readonly FrameFacts[];
      readonly hashes: readonly (string | null)[];
    },
  ): Promise<void> {
    const where = { sessionId, step };
    const measures = JSON.stringify(facts.map((fact) => fact.measures && round(fact.measures)));
    await FaceStepRecord.update({ measures }, { where });
    for (const [place, faceHash] of hashes.entries()) {
      await FaceFrameRecord.update({ faceHash }, { where: { ...where, place } });
    }
  }

  private async seenIn(sessionId: readonly string[]): Promise<Seen[]> {
    const where = { sessionId: [...sessionId] };
    const steps = await FaceStepRecord.findAll({
      where: { ...where, measures: { [Op.not]: null } },
    });
    const frames = await FaceFrameRecord.findAll({
      where: { ...where, faceHash: { [Op.not]: null } },
      order: ['place'],
    });
    const bySession = new Map<string, SeenStep[]>();
    for (const { sessionId: session, step, action, measures } of steps) {
      const seen: SeenStep = {
        action,
        measures: (JSON.parse(measures ?? '[]') as FrameFacts['measures'][]).filter(
          (one) => one !== null,
        ),
        hashes: frames
          .filter((frame) => frame.sessionId === session && frame.step === step)
          .flatMap(({ faceHash }) => (faceHash === null ? [] : readHash(faceHash))),
      };
      bySession.set(session, [...(bySession.get(session) ?? []), seen]);
    }
    return [...bySession.values()].map((seen) => ({ steps: seen }));
  }
}

/** Four decimals are more than the models are good for. */
function round<Facts extends object>(facts: Facts): Facts {
  const entries = Object.entries(facts) as [string, number][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Math.round(value * 1e4) / 1e4]),
  ) as Facts;
}
