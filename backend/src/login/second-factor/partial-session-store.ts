import { literal, Op, type InferAttributes } from 'sequelize';

import { PartialSessionRecord } from './partial-session-record.ts';

export type PartialSession = InferAttributes<PartialSessionRecord>;

const inTime = { expiresAt: { [Op.gt]: literal('NOW(3)') } };

export class PartialSessionStore {
  async create(session: Omit<PartialSession, 'id'>): Promise<PartialSession> {
    return (await PartialSessionRecord.create(session)).get({ plain: true });
  }

  /** Null when there is none, or its time is up. */
  async find(id: string): Promise<PartialSession | null> {
    const record = await PartialSessionRecord.findOne({ where: { id, ...inTime } });
    return record?.get({ plain: true }) ?? null;
  }

  async countOf(personId: string): Promise<number> {
    return PartialSessionRecord.count({ where: { personId, ...inTime } });
  }

  /** Uses it up. False when its time is up, or somebody else has. */
  async use(id: string): Promise<boolean> {
    return (await PartialSessionRecord.destroy({ where: { id, ...inTime } })) === 1;
  }

  async end(id: string): Promise<void> {
    await PartialSessionRecord.destroy({ where: { id } });
  }

  /** Ends all that a person has; how many. */
  async endAllOf(personId: string): Promise<number> {
    return PartialSessionRecord.destroy({ where: { personId } });
  }

  /** Forgets those that expired before `before`; how many. */
  async forget(before: Date): Promise<number> {
    return PartialSessionRecord.destroy({ where: { expiresAt: { [Op.lt]: before } } });
  }
}
