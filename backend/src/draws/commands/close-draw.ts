import { combineSeed, drawResultOf, type DrawOutcome } from '@exam/contracts/draws';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope, type AdministrationScope } from '../../schools/index.ts';
import { applyResult, hasSameList } from '../apply-result.ts';
import { requireCommitted, requireNonces, requireNoObstacle } from '../draw-policy.ts';
import { closeDraw, type Draw, type TypedNonce } from '../draw.ts';
import { unsealSeed } from '../sealed-seed.ts';
import type { DrawDependencies } from './dependencies.ts';

/**
 * Opens the seed, publishes the result and applies it to the exam, all at once. Of those who reveal
 * at once, the first does it, and the others find it done. `seen` is the number of nonces that the
 * person saw. Rejects with NotFoundError outside of the actor's scope, and with ConflictError.
 */
export type RevealDraw = (actor: Actor, drawId: string, seen: number) => Promise<void>;

/** Gives up a committed draw: it stays public, with seed and reason. Rejects as `RevealDraw`. */
export type VoidDraw = (actor: Actor, drawId: string, reason: string) => Promise<void>;

const plain = (nonces: readonly TypedNonce[]) => nonces.map(({ by, text }) => ({ by, text }));

/** Builds the reveal. */
export function createRevealDraw(dependencies: DrawDependencies): RevealDraw {
  const { sequelize, draws, tellDraw, recordAudit } = dependencies;
  return async (actor, drawId, seen) => {
    const scope = administrationScope(actor);
    await inTransaction(sequelize, async () => {
      const draw = await draws.lockIn(scope, drawId);
      if (draw.status === 'revealed') return;
      requireCommitted(draw);
      const nonces = plain(await draws.noncesOf(drawId));
      requireNonces(nonces.length, seen);
      const outcome = await reveal(dependencies, draw, nonces);
      const closed = closeDraw(draw, outcome, actor.personId);
      await apply(dependencies, scope, closed);
      await draws.close(closed);
      await tellDraw(draw);
      await recordAudit({
        action: 'draw.revealed',
        subject: { kind: 'draw', id: drawId, name: draw.announcement.exam },
        after: { kind: draw.kind, number: draw.number, nonces: nonces.length },
      });
    });
  };
}

async function reveal(
  { sequelize, keyring }: DrawDependencies,
  { id, sealedSeed, announcement }: Draw,
  nonces: { by: string; text: string }[],
) {
  const seed = unsealSeed(keyring, id, sealedSeed);
  const combinedSeed = await combineSeed(seed, announcement, nonces);
  const result = await drawResultOf(announcement, combinedSeed);
  const at = (await databaseNow(sequelize)).toISOString();
  return { status: 'revealed', at, seed, nonces, combinedSeed, result } satisfies DrawOutcome;
}

async function apply(
  dependencies: DrawDependencies,
  scope: AdministrationScope,
  draw: Draw,
): Promise<void> {
  const { subjects } = dependencies;
  const subject = await subjects.lock(scope, draw.examId, draw.examRoomId);
  if (!hasSameList(draw, subject)) throw new ConflictError('draw-list-changed', draw.id);
  const rooms = subject.rooms.filter(({ id }) => draw.targets.rooms.includes(id));
  requireNoObstacle(await subjects.obstacle(draw.kind, { ...subject, rooms }));
  const { outcome, closedBy, closedAt } = draw;
  if (outcome?.status !== 'revealed' || !closedBy || !closedAt) return;
  await applyResult(dependencies, draw, outcome.result, { by: closedBy, at: closedAt });
}

/** Builds the command that voids. */
export function createVoidDraw(dependencies: DrawDependencies): VoidDraw {
  const { sequelize, keyring, draws, tellDraw, recordAudit } = dependencies;
  return async (actor, drawId, reason) => {
    const scope = administrationScope(actor);
    await inTransaction(sequelize, async () => {
      const draw = await draws.lockIn(scope, drawId);
      requireCommitted(draw);
      const outcome: DrawOutcome = {
        status: 'voided',
        at: (await databaseNow(sequelize)).toISOString(),
        reason,
        seed: unsealSeed(keyring, drawId, draw.sealedSeed),
        nonces: plain(await draws.noncesOf(drawId)),
      };
      await draws.close(closeDraw(draw, outcome, actor.personId));
      await tellDraw(draw);
      await recordAudit({
        action: 'draw.voided',
        subject: { kind: 'draw', id: drawId, name: draw.announcement.exam },
        reason,
      });
    });
  };
}
