import { UniqueConstraintError, type InferAttributes } from 'sequelize';

import { ConflictError, NotFoundError } from '../platform/errors/app-error.ts';
import { RecusalRecord } from './recusal-record.ts';

export type Recusal = InferAttributes<RecusalRecord>;

/** Who must not examine whom. */
export class RecusalStore {
  /** Those of a school, newest first. */
  async list(schoolId: string): Promise<Recusal[]> {
    const order: [string, string][] = [['createdAt', 'DESC']];
    const records = await RecusalRecord.findAll({ where: { schoolId }, order });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Those between any of these people. */
  async listAmong(
    staffIds: readonly string[],
    candidateIds: readonly string[],
  ): Promise<Recusal[]> {
    if (staffIds.length === 0 || candidateIds.length === 0) return [];
    const where = { staffId: [...staffIds], candidateId: [...candidateIds] };
    const records = await RecusalRecord.findAll({ where });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Throws NotFoundError when this school has no such recusal. */
  async get(schoolId: string, id: string): Promise<Recusal> {
    const record = await RecusalRecord.findOne({ where: { id, schoolId } });
    if (!record) throw new NotFoundError('not-found', `no recusal ${id}`);
    return record.get({ plain: true });
  }

  /** Throws ConflictError `recusal-exists` for a pair that is recorded already. */
  async add(recusal: Omit<Recusal, 'id'>): Promise<Recusal> {
    try {
      return (await RecusalRecord.create(recusal)).get({ plain: true });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      throw new ConflictError('recusal-exists', 'recorded already', { cause: error });
    }
  }

  async remove(id: string): Promise<void> {
    await RecusalRecord.destroy({ where: { id } });
  }
}
