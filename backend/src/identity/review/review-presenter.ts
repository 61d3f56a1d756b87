import type { ReviewRow, ReviewState } from '@exam/contracts';

import { flagsOf } from './review-flags.ts';
import type { QueuedFile } from './review-queue.ts';

/** Names by person. */
export type NameOf = (personId: string) => string;

/** Where a file stands for its reviewers. */
export function reviewStateOf({ status, pendingOutcome }: QueuedFile): ReviewState {
  if (status === 'approved' || status === 'sentBack') return status;
  return pendingOutcome === null ? 'waiting' : 'deciding';
}

export function presentRow(file: QueuedFile, readerId: string, nameOf: NameOf): ReviewRow {
  const { sittingId, version, examName, majorName, collegeName, round } = file;
  const { claimedBy, claimExpiresAt } = file;
  return {
    ...{ sittingId, version, examName, majorName, collegeName, round },
    state: reviewStateOf(file),
    candidate: {
      id: file.candidateId,
      name: file.candidateName,
      candidateNumber: file.candidateNumber,
    },
    flags: flagsOf(file),
    submittedAt: file.submittedAt.toISOString(),
    decidedAt: reviewStateOf(file) === 'waiting' ? null : (file.decidedAt?.toISOString() ?? null),
    claim:
      claimedBy === null || claimExpiresAt === null
        ? null
        : {
            personId: claimedBy,
            name: nameOf(claimedBy),
            expiresAt: claimExpiresAt.toISOString(),
            isOwn: claimedBy === readerId,
          },
    isInBatch: file.isInBatch === 1,
  };
}
