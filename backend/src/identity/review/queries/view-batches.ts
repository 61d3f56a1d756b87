import {
  REVIEW_BATCH_SIZE,
  type BatchCandidatesView,
  type BatchFileView,
  type BatchSummaryView,
  type BatchView,
  type ReviewFilter,
} from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { reasonToLeaveOut } from '../batch-member.ts';
import type { Batch, BatchFile, BatchStore } from '../batch-store.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import type { QueuedFile } from '../review-queue.ts';
import { askedDocuments, namesOf, type Reviewer } from './view-file.ts';

export interface ViewBatches {
  /** What the reviewer could propose: files without a flag that nobody has open. */
  readonly proposable: (reviewer: Reviewer, filter: ReviewFilter) => Promise<BatchCandidatesView>;
  readonly list: (reviewer: Reviewer) => Promise<BatchSummaryView[]>;
  /** Rejects with NotFoundError outside of the scope. */
  readonly get: (reviewer: Reviewer, batchId: string) => Promise<BatchView>;
}

export function createViewBatches(
  dependencies: ReviewDependencies,
  batches: BatchStore,
): ViewBatches {
  const { queue } = dependencies;

  const summaries = async (
    { personId }: Reviewer,
    some: readonly Batch[],
    files: readonly BatchFile[],
  ): Promise<BatchSummaryView[]> => {
    const people = some.flatMap(({ proposedBy, closedBy }) => [proposedBy, closedBy ?? proposedBy]);
    const nameOf = await namesOf(dependencies, people);
    const byBatch = Map.groupBy(files, ({ batchId }) => batchId);
    return some.map((batch) => summarise(batch, byBatch.get(batch.id) ?? [], personId, nameOf));
  };

  return {
    proposable: async (reviewer, filter) => {
      const { scope, personId } = reviewer;
      const unflagged = { ...filter, flagged: 'no' } as const;
      // One more than a batch may have would tell no number; all of them are only counted.
      const free = await queue.free(scope, personId, unflagged, { besides: [], limit: 1_000 });
      const listed = free.slice(0, REVIEW_BATCH_SIZE);
      const members = await presentMembers(dependencies, reviewer, listed);
      return {
        members: listed.flatMap((file) => {
          const member = members.get(file.sittingId);
          return member ? [{ ...member, version: file.version }] : [];
        }),
        total: free.length,
      };
    },

    list: async (reviewer) => {
      const some = await batches.list(reviewer.scope);
      const files = some.length > 0 ? await batches.filesOf(some.map(({ id }) => id)) : [];
      return summaries(reviewer, some, files);
    },

    get: async (reviewer, batchId) => {
      const batch = await batches.get(reviewer.scope, batchId);
      const files = await batches.filesOf([batchId]);
      const [summary] = await summaries(reviewer, [batch], files);
      if (!summary) throw new Error('a batch got lost');
      const queued = await queue.list(
        reviewer.scope,
        files.map(({ sittingId }) => sittingId),
      );
      const members = await presentMembers(dependencies, reviewer, queued);
      const now = new Map(queued.map((file) => [file.sittingId, file]));
      return {
        ...summary,
        members: files.flatMap(({ sittingId, version, leftOut }) => {
          const member = members.get(sittingId);
          if (!member) return [];
          const wouldFallOut =
            batch.state === 'proposed'
              ? reasonToLeaveOut(now.get(sittingId) ?? null, version, reviewer.personId)
              : null;
          return [{ ...member, leftOut: leftOut ?? wouldFallOut }];
        }),
      };
    },
  };
}

function summarise(
  { id, state, proposedBy, proposedAt, closedBy, closedAt }: Batch,
  files: readonly BatchFile[],
  readerId: string,
  nameOf: (personId: string) => string,
): BatchSummaryView {
  const isOpen = state === 'proposed';
  return {
    ...{ id, state, files: files.length },
    proposedBy: { personId: proposedBy, name: nameOf(proposedBy) },
    proposedAt: proposedAt.toISOString(),
    closedBy: closedBy === null ? null : { personId: closedBy, name: nameOf(closedBy) },
    closedAt: closedAt?.toISOString() ?? null,
    leftOut: files.filter(({ leftOut }) => leftOut !== null).length,
    can: { confirm: isOpen && proposedBy !== readerId, withdraw: isOpen },
  };
}

/** Each file with its pages and the photo on file, by sitting. */
async function presentMembers(
  dependencies: ReviewDependencies,
  { personId }: Reviewer,
  queued: readonly QueuedFile[],
): Promise<Map<string, BatchFileView>> {
  const { sequelize, linksOf } = dependencies;
  const files = await dependencies.files.list(queued.map(({ sittingId }) => sittingId));
  const photos = await photoVersions(dependencies, queued);
  const documents = await documentNames(dependencies, queued);
  const now = await databaseNow(sequelize);
  return new Map(
    queued.map((file) => {
      const pages = files.get(file.sittingId)?.pages ?? [];
      const { sittingId, examName, majorName, candidateId, candidateNumber } = file;
      const candidate = { id: candidateId, name: file.candidateName, candidateNumber };
      const member: BatchFileView = {
        ...{ sittingId, candidate, examName, majorName, leftOut: null },
        photoVersion: photos.get(candidateId) ?? null,
        pages: pages.map(({ id, documentId }) => ({
          documentName: documents.get(documentId) ?? '',
          preview: linksOf(id, personId, now).preview,
        })),
      };
      return [sittingId, member];
    }),
  );
}

async function photoVersions(
  { sequelize }: ReviewDependencies,
  queued: readonly QueuedFile[],
): Promise<Map<string, string>> {
  const rows = await sequelize.query<{ personId: string; photoAt: Date }>(
    `SELECT person_id AS personId, photo_at AS photoAt FROM candidate_profile
     WHERE person_id IN (:ids) AND photo_key IS NOT NULL AND photo_at IS NOT NULL`,
    {
      type: QueryTypes.SELECT,
      replacements: { ids: ['', ...queued.map(({ candidateId }) => candidateId)] },
    },
  );
  return new Map(rows.map(({ personId, photoAt }) => [personId, String(photoAt.getTime())]));
}

async function documentNames(
  dependencies: ReviewDependencies,
  queued: readonly QueuedFile[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [, [file]] of Map.groupBy(queued, ({ examRoomId }) => examRoomId)) {
    if (!file) continue;
    for (const { id, name } of await askedDocuments(dependencies, file)) names.set(id, name);
  }
  return names;
}
