import { literal, Op, type InferAttributes } from 'sequelize';

import { LoginCodeRecord } from './login-code-record.ts';

export type LoginCode = InferAttributes<LoginCodeRecord>;
type NewLoginCode = Omit<LoginCode, 'id' | 'usedAt'>;

// Expiry is judged in the statement itself, by the clock of the database.
const valid = { usedAt: null, expiresAt: { [Op.gt]: literal('NOW(3)') } };

export class LoginCodeStore {
  /** Keeps a new code; the earlier ones of the same subject are good for nothing from then on. */
  async replace(code: NewLoginCode): Promise<void> {
    await LoginCodeRecord.destroy({ where: { subject: code.subject } });
    await LoginCodeRecord.create(code);
  }

  /** Null when no code was asked for. It may be used, expired or guessed at too often. */
  async newest(subject: string): Promise<LoginCode | null> {
    const record = await LoginCodeRecord.findOne({
      where: { subject },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    return record?.get({ plain: true }) ?? null;
  }

  /**
   * Takes one guess away, in one statement, so that guesses made at once cannot be more than the
   * code allows. False when there is none left, or the code is no longer valid.
   */
  async takeTry(id: string): Promise<boolean> {
    const [taken] = await LoginCodeRecord.update(
      { triesLeft: literal('tries_left - 1') },
      { where: { id, ...valid, triesLeft: { [Op.gt]: 0 } } },
    );
    return taken === 1;
  }

  /** Guesses left of a valid code; null when it is used, expired or replaced. */
  async triesLeft(id: string): Promise<number | null> {
    const record = await LoginCodeRecord.findOne({ where: { id, ...valid } });
    return record?.triesLeft ?? null;
  }

  /** Uses a code up. False when somebody else has, or it expired meanwhile. */
  async use(id: string, usedAt: Date): Promise<boolean> {
    const [used] = await LoginCodeRecord.update({ usedAt }, { where: { id, ...valid } });
    return used === 1;
  }

  /** Forgets the codes asked for before `before`; how many. */
  async forget(before: Date): Promise<number> {
    return LoginCodeRecord.destroy({ where: { createdAt: { [Op.lt]: before } } });
  }
}
