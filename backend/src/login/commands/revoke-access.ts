import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { PersonStore, RevokeAccess } from '../../schools/index.ts';
import { LoginSessionStore } from '../login-session-store.ts';
import { FactorStore } from '../second-factor/factor-store.ts';
import { PartialSessionStore } from '../second-factor/partial-session-store.ts';
import { createEndSessions } from './end-sessions.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly people: PersonStore;
  readonly recordAudit: RecordAudit;
}

/** Needs no running portal: what is open there closes when the outbox is published. */
export function createRevokeAccess(dependencies: Dependencies): RevokeAccess {
  const { sequelize } = dependencies;
  const factors = new FactorStore();
  const endSessions = createEndSessions({
    ...dependencies,
    sessions: new LoginSessionStore(sequelize),
    partials: new PartialSessionStore(),
  });
  return (personId) =>
    inTransaction(sequelize, async () => {
      // Locks the person, so that nothing is enrolled meanwhile.
      await endSessions.revoke(personId);
      const { totp, passkeys } = await factors.findOf(personId);
      await factors.removeAll(personId);
      return { totp: totp !== null, passkeys: passkeys.length };
    });
}
