import type {
  ReviewDocumentView,
  ReviewFileView,
  ReviewQueueView,
  ReviewRow,
} from '@exam/contracts';

export const document = (
  id: string,
  changes: Partial<ReviewDocumentView> = {},
): ReviewDocumentView => ({
  ...{ id, name: `材料${id}`, note: '', required: true, state: 'uploaded', sentBack: null },
  pages: [{ id: `${id}-1`, picture: `/p/${id}`, preview: `/q/${id}`, width: 4, height: 3 }],
  ...changes,
});

/** A file that waits, and is the reader's. */
export function reviewFile(
  sittingId: string,
  changes: Partial<ReviewFileView> = {},
): ReviewFileView {
  return {
    ...{ sittingId, version: 1, state: 'waiting', round: 1, flags: [], isInBatch: false },
    candidate: { id: `c-${sittingId}`, name: '样例', candidateNumber: '2027000001' },
    ...{ examName: '复试', majorName: '专业', collegeName: '学院' },
    ...{ submittedAt: '2027-03-27T01:00:00.000Z', decidedAt: null },
    claim: { personId: 'me', name: '我', expiresAt: '2027-03-27T02:00:00.000Z', isOwn: true },
    documents: [document('a'), document('b')],
    roster: {
      ...{ name: '样例', gender: null, idDocumentType: null, idNumber: null },
      photoVersion: null,
    },
    ...{ rounds: [], decision: null },
    ...changes,
  };
}

export const reviewQueue = (files: readonly ReviewRow[]): ReviewQueueView => ({
  ...{ files: [...files], total: files.length, decidedToday: 0, openBatches: 0 },
  counts: { waiting: files.length, sentBack: 0, approved: 0 },
});
