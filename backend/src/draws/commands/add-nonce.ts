import type { AddNonceRequest } from '@exam/contracts/draws';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { requireCommitted, requireNoncePlace } from '../draw-policy.ts';
import type { DrawDependencies } from './dependencies.ts';

/**
 * Puts in what somebody in the room said; it is public at once. Rejects with NotFoundError outside
 * of the actor's scope, and with ConflictError when the draw is closed or has enough of them.
 */
export type AddNonce = (actor: Actor, drawId: string, nonce: AddNonceRequest) => Promise<void>;

/** Builds the command. */
export function createAddNonce({
  sequelize,
  draws,
  tellDraw,
  recordAudit,
}: DrawDependencies): AddNonce {
  return async (actor, drawId, { by, text }) => {
    const scope = administrationScope(actor);
    await inTransaction(sequelize, async () => {
      const draw = await draws.lockIn(scope, drawId);
      requireCommitted(draw);
      const { length } = await draws.noncesOf(drawId);
      requireNoncePlace(length);
      const at = await databaseNow(sequelize);
      const position = length + 1;
      await draws.addNonce(drawId, position, { by, text, typedBy: actor.personId, at });
      await tellDraw(draw);
      await recordAudit({
        action: 'draw.nonce-added',
        subject: { kind: 'draw', id: drawId, name: draw.announcement.exam },
        after: { position, by, text },
      });
    });
  };
}
