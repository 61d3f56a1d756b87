import type { ProblemCode } from '@exam/contracts';
import { Op, type InferAttributes } from 'sequelize';

import { IdentityUploadRecord } from './upload-record.ts';

export type IdentityUpload = Readonly<InferAttributes<IdentityUploadRecord>>;

const order: [string, string][] = [
  ['createdAt', 'ASC'],
  ['id', 'ASC'],
];

export class IdentityUploadStore {
  async add(upload: IdentityUpload): Promise<void> {
    await IdentityUploadRecord.create({ ...upload });
  }

  /** Null when there is none, or no more. */
  async find(id: string): Promise<IdentityUpload | null> {
    return (await IdentityUploadRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** Those of a sitting that are on their way, or were not taken; the oldest first. */
  async listOf(sittingId: string): Promise<IdentityUpload[]> {
    const where = { sittingId, status: { [Op.ne]: 'done' } } as const;
    return plain(await IdentityUploadRecord.findAll({ where, order }));
  }

  /** What began before `before`, whatever became of it; some hundreds at most. */
  async listBegunBefore(before: Date): Promise<IdentityUpload[]> {
    const where = { createdAt: { [Op.lt]: before } };
    return plain(await IdentityUploadRecord.findAll({ where, order, limit: 200 }));
  }

  /** What somebody began to check before `before` and has not ended, or nobody began to check. */
  async listUnchecked(before: Date): Promise<IdentityUpload[]> {
    const where = {
      [Op.or]: [
        { status: 'checking', checkingSince: { [Op.lt]: before } },
        { status: 'receiving', createdAt: { [Op.lt]: before } },
      ],
    } as const;
    return plain(await IdentityUploadRecord.findAll({ where, order, limit: 50 }));
  }

  /** False when another process is at it, since `staleBefore` or later. */
  async claim(id: string, now: Date, staleBefore: Date): Promise<boolean> {
    const unclaimed = [
      { status: 'receiving' },
      { status: 'checking', checkingSince: { [Op.lt]: staleBefore } },
    ] as const;
    const [claimed] = await IdentityUploadRecord.update(
      { status: 'checking', checkingSince: now },
      { where: { id, [Op.or]: [...unclaimed] } },
    );
    return claimed === 1;
  }

  async fail(id: string, problem: ProblemCode): Promise<void> {
    await IdentityUploadRecord.update({ status: 'failed', problem }, { where: { id } });
  }

  async finish(id: string): Promise<void> {
    await IdentityUploadRecord.update({ status: 'done' }, { where: { id } });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await IdentityUploadRecord.destroy({ where: { id: [...ids] } });
  }

  /** Forgets what was not taken before `before`. */
  async forgetFailed(sittingId: string, before: Date): Promise<void> {
    const where = { sittingId, status: 'failed', createdAt: { [Op.lt]: before } } as const;
    await IdentityUploadRecord.destroy({ where });
  }
}

const plain = (records: IdentityUploadRecord[]) =>
  records.map((record): IdentityUpload => record.get({ plain: true }));
