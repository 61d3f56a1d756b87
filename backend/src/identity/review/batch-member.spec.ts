import { reasonToLeaveOut } from './batch-member.ts';
import type { QueuedFile } from './review-queue.ts';

const file = (changes: Partial<QueuedFile>): QueuedFile => ({
  ...{ sittingId: 's', examRoomId: 'r', schoolId: 'x', collegeId: 'c' },
  ...{ examName: '', majorName: '', collegeName: '' },
  ...{ candidateId: 'p', candidateName: '', candidateNumber: null },
  ...{ version: 3, status: 'submitted', round: 1, submittedAt: new Date(0), decidedAt: null },
  ...{ pendingOutcome: null, claimedBy: null, claimExpiresAt: null },
  ...{ isInBatch: 1, isLowResolution: 0, isSamePicture: 0 },
  ...changes,
});

describe('a file of a batch', () => {
  const reason = (changes: Partial<QueuedFile>) => reasonToLeaveOut(file(changes), 3, 'me');

  it('is approved as long as it is what was proposed', () => {
    expect(reason({})).toBeNull();
    expect(reason({ claimedBy: 'me' })).toBeNull();
  });

  it('is left out once it is another, or somebody else is at it', () => {
    expect(reason({ version: 4 })).toBe('changed');
    expect(reason({ status: 'draft' })).toBe('changed');
    expect(reasonToLeaveOut(null, 3, 'me')).toBe('changed');
    expect(reason({ pendingOutcome: 'sentBack' })).toBe('decided');
    expect(reason({ status: 'approved' })).toBe('decided');
    expect(reason({ status: 'sentBack' })).toBe('decided');
    expect(reason({ claimedBy: 'somebody' })).toBe('claimed');
  });

  it('is left out when there is something to look at twice', () => {
    expect(reason({ round: 2 })).toBe('flagged');
    expect(reason({ isLowResolution: 1 })).toBe('flagged');
    expect(reason({ isSamePicture: 1 })).toBe('flagged');
  });
});
