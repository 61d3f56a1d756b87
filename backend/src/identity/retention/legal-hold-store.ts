import { Op, type InferAttributes } from 'sequelize';

import { currentTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { PersonRecord } from '../../schools/index.ts';
import { LegalHoldRecord } from './legal-hold-record.ts';

export type LegalHold = InferAttributes<LegalHoldRecord>;

/** Lines of a list that somebody looks through. */
const LIMIT = 200;

export class LegalHoldStore {
  /** Those in force first, then the newest; of candidates whose name or number holds the search. */
  async list(schoolId: string, search: string): Promise<LegalHold[]> {
    const personId = search === '' ? {} : { personId: await candidatesNamed(schoolId, search) };
    return LegalHoldRecord.findAll({
      where: { schoolId, ...personId },
      order: [
        ['liftedAt', 'ASC'],
        ['setAt', 'DESC'],
        ['id', 'ASC'],
      ],
      limit: LIMIT,
    });
  }

  /** Whether nothing of somebody may be deleted. */
  async isHeld(personId: string): Promise<boolean> {
    return (await LegalHoldRecord.count({ where: { personId, liftedAt: null } })) > 0;
  }

  async add(hold: Omit<LegalHold, 'liftedBy' | 'liftedAt' | 'liftReason'>): Promise<void> {
    await LegalHoldRecord.create(hold);
  }

  /**
   * Locks a hold of that school. Throws NotFoundError, and ConflictError `legal-hold-lifted` for one
   * that is not in force.
   */
  async lock(schoolId: string, id: string): Promise<LegalHold> {
    const lock = currentTransaction().LOCK.UPDATE;
    const hold = await LegalHoldRecord.findOne({ where: { id, schoolId }, lock });
    if (!hold) throw new NotFoundError('not-found', `no hold ${id}`);
    if (hold.liftedAt) throw new ConflictError('legal-hold-lifted', id);
    return hold;
  }

  async lift(
    id: string,
    lifted: { liftedBy: string; liftedAt: Date; liftReason: string },
  ): Promise<void> {
    await LegalHoldRecord.update(lifted, { where: { id } });
  }
}

async function candidatesNamed(schoolId: string, search: string): Promise<string[]> {
  // Backslashes before what LIKE takes for itself.
  const part = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const named = { [Op.or]: [{ name: { [Op.like]: part } }, { candidateNumber: search }] };
  const people = await PersonRecord.findAll({
    where: { schoolId, kind: 'candidate', ...named },
    attributes: ['id'],
    limit: 1_000,
  });
  return people.map(({ id }) => id);
}
