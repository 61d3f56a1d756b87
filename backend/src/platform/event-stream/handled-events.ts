import { UniqueConstraintError, type Sequelize } from 'sequelize';

import { inTransaction } from '../database/transaction.ts';

/** Which consumer has handled which event, so that an event that comes twice has one effect. */
export class HandledEvents {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /**
   * Runs `work`, and remembers in the same transaction that this consumer handled the event; does
   * nothing, and resolves with false, when it had. Whoever handles the same event meanwhile waits.
   * When `work` rejects, so does this, and the event counts as not handled.
   *
   * Only what `work` writes to this database is done exactly once. An SMS, say, goes out again
   * after a crash between sending and commit, unless the sender was told first.
   */
  handleOnce(consumer: string, eventId: string, work: () => Promise<void>): Promise<boolean> {
    return inTransaction(this.sequelize, async () => {
      if (!(await this.remember(consumer, eventId))) return false;
      await work();
      return true;
    });
  }

  /**
   * Forgets what was handled more than `age` milliseconds ago. An event can come again for as long
   * as it waits to be settled, so give this days.
   */
  async forget(age: number): Promise<void> {
    await this.sequelize.query(
      'DELETE FROM handled_event WHERE handled_at < NOW(3) - INTERVAL :age MICROSECOND',
      { replacements: { age: age * 1_000 } },
    );
  }

  private async remember(consumer: string, eventId: string): Promise<boolean> {
    try {
      await this.sequelize.query(
        'INSERT INTO handled_event (consumer, event_id, handled_at) VALUES (:consumer, :eventId, NOW(3))',
        { replacements: { consumer, eventId } },
      );
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}
