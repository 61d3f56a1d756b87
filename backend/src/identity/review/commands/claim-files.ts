import type { NextFileRequest } from '@exam/contracts';

import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { namesOf, type Reviewer } from '../queries/view-file.ts';

/** Files that are looked at before the queue is asked again. */
const LOOK_AHEAD = 20;
const LOOKS = 5;

/** Two reviewers never have the same file. */
export interface ClaimFiles {
  /** Takes the file that waits the longest and that nobody has open; null when there is none. */
  readonly takeNext: (reviewer: Reviewer, request: NextFileRequest) => Promise<string | null>;
  /**
   * Takes this one, or goes on with it. Rejects with NotFoundError, or with ConflictError
   * `identity-file-claimed` (and who has it) or `identity-file-decided`.
   */
  readonly take: (reviewer: Reviewer, sittingId: string) => Promise<void>;
  /** Goes on with files that the reviewer has; those that they have still. */
  readonly renew: (reviewer: Reviewer, sittingIds: readonly string[]) => Promise<string[]>;
  readonly release: (reviewer: Reviewer, sittingIds: readonly string[]) => Promise<void>;
}

export function createClaimFiles(dependencies: ReviewDependencies): ClaimFiles {
  const { sequelize, queue, claims, decisions, events } = dependencies;

  /** With the file locked: whether it can be this reviewer's. */
  const isFor = async (personId: string, sittingId: string) => {
    const claim = await claims.find(sittingId);
    if (claim && claim.personId !== personId) return false;
    return (await decisions.pendingOf(sittingId)) === null;
  };

  return {
    takeNext: ({ scope, personId }, { filter, besides }) =>
      inTransaction(sequelize, async () => {
        const passed = new Set(besides);
        for (let look = 0; look < LOOKS; look++) {
          const options = { besides: [...passed], limit: LOOK_AHEAD };
          const free = await queue.free(scope, personId, filter, options);
          for (const { sittingId } of free) {
            passed.add(sittingId);
            if (!(await claims.lockIfFree(sittingId))) continue;
            if (!(await isFor(personId, sittingId))) continue;
            await claims.give(sittingId, personId);
            await events.queueChanged(scope.schoolId);
            return sittingId;
          }
          if (free.length < LOOK_AHEAD) return null;
        }
        return null;
      }),

    take: ({ scope, personId }, sittingId) =>
      inTransaction(sequelize, async () => {
        const [queued] = await queue.list(scope, [sittingId]);
        if (!queued) throw new NotFoundError('not-found', `no file of ${sittingId} to review`);
        const file = await dependencies.files.lockExisting(sittingId, scope.schoolId);
        if (file.status !== 'submitted' || (await decisions.pendingOf(sittingId))) {
          throw new ConflictError('identity-file-decided', `${sittingId} is decided`);
        }
        await requireFree(dependencies, personId, sittingId);
        await claims.give(sittingId, personId);
        await events.queueChanged(scope.schoolId);
      }),

    renew: ({ personId }, sittingIds) =>
      inTransaction(sequelize, () => claims.renew(personId, sittingIds)),

    release: ({ scope, personId }, sittingIds) =>
      inTransaction(sequelize, async () => {
        const released = await claims.release(personId, sittingIds);
        if (released > 0) await events.queueChanged(scope.schoolId);
      }),
  };
}

/** Throws ConflictError `identity-file-claimed` while somebody else has the file. */
export async function requireFree(
  dependencies: ReviewDependencies,
  personId: string,
  sittingId: string,
): Promise<void> {
  const claim = await dependencies.claims.find(sittingId);
  if (!claim || claim.personId === personId) return;
  const nameOf = await namesOf(dependencies, [claim.personId]);
  const changedBy = nameOf(claim.personId);
  throw new ConflictError('identity-file-claimed', `${sittingId} is claimed`, { changedBy });
}
