import type { SessionEndReason } from '@exam/contracts';
import { literal, Op, type InferAttributes, type Sequelize, type WhereOptions } from 'sequelize';

import { LoginSessionRecord } from './login-session-record.ts';

export type LoginSession = InferAttributes<LoginSessionRecord>;
type NewLoginSession = Omit<LoginSession, 'id' | 'secondFactorAt' | 'endedAt' | 'endReason'>;

const live = { endedAt: null, expiresAt: { [Op.gt]: literal('NOW(3)') } };
const overdue = { endedAt: null, expiresAt: { [Op.lte]: literal('NOW(3)') } };

export class LoginSessionStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Returns the id. */
  async create(session: NewLoginSession): Promise<string> {
    return (await LoginSessionRecord.create(session)).id;
  }

  /** Null when there is no such session. It may have ended. */
  async find(id: string): Promise<LoginSession | null> {
    return (await LoginSessionRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }

  /** Notes that the person has just proved a second factor in that session. */
  async noteSecondFactor(id: string, secondFactorAt: Date): Promise<void> {
    await LoginSessionRecord.update({ secondFactorAt }, { where: { id } });
  }

  async listLiveOf(personId: string): Promise<LoginSession[]> {
    return this.list({ personId, ...live });
  }

  async listLiveOfSchool(schoolId: string): Promise<LoginSession[]> {
    const people = `(SELECT id FROM person WHERE school_id = ${this.sequelize.escape(schoolId)})`;
    return this.list({ personId: { [Op.in]: literal(people) }, ...live });
  }

  async listLiveWith(tokenHash: string): Promise<LoginSession[]> {
    return this.list({ tokenHash, ...live });
  }

  /** Those of `ids` that have ended. */
  async listEndedAmong(ids: readonly string[]): Promise<LoginSession[]> {
    return this.list({ id: [...ids], endedAt: { [Op.ne]: null } });
  }

  /** Sessions whose time is up, though nobody has ended them. */
  async listOverdue(limit: number): Promise<LoginSession[]> {
    return this.list(overdue, limit);
  }

  /** False when it had ended already. */
  async end(id: string, endReason: SessionEndReason, endedAt: Date): Promise<boolean> {
    const where = { id, endedAt: null };
    const [ended] = await LoginSessionRecord.update({ endedAt, endReason }, { where });
    return ended === 1;
  }

  /** Forgets the sessions that expired before `before`; how many. */
  async forget(before: Date): Promise<number> {
    return LoginSessionRecord.destroy({ where: { expiresAt: { [Op.lt]: before } } });
  }

  private async list(where: WhereOptions<LoginSession>, limit?: number): Promise<LoginSession[]> {
    const order: [string, string][] = [['expiresAt', 'ASC']];
    const page = limit === undefined ? {} : { limit };
    const records = await LoginSessionRecord.findAll({ where, order, ...page });
    return records.map((record) => record.get({ plain: true }));
  }
}
