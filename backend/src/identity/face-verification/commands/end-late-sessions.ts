import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { ClosingDependencies } from '../dependencies.ts';
import { isLate } from '../face-session.ts';
import { lockRoomOf } from '../lock-sitting.ts';
import type { Closing } from './closing.ts';

/** Ends challenges whose step was not done in time; how many. Any process may run it at any time. */
export type EndLateSessions = () => Promise<number>;

export function createEndLateSessions(
  dependencies: ClosingDependencies,
  closing: Closing,
): EndLateSessions {
  const { sequelize, sessions } = dependencies;
  return async () => {
    const late = await sessions.listLate(await databaseNow(sequelize));
    for (const { id, schoolId, sittingId } of late) {
      await inTransaction(sequelize, async () => {
        await lockRoomOf(dependencies, schoolId, sittingId);
        const session = await sessions.lock(id);
        const now = await databaseNow(sequelize);
        if (!session || !isLate(session, now)) return;
        await closing.end(session, { outcome: 'notLive', fault: 'stepLate' }, now);
      });
    }
    return late.length;
  };
}
