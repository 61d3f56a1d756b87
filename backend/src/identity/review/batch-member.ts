import type { BatchLeftOut } from '@exam/contracts';

import { flagsOf } from './review-flags.ts';
import type { QueuedFile } from './review-queue.ts';

/**
 * Why a file cannot be approved with its batch any more; null when it can. `file`: as it is now,
 * null when it is gone.
 */
export function reasonToLeaveOut(
  file: QueuedFile | null,
  version: number,
  confirmedBy: string,
): BatchLeftOut | null {
  if (!file) return 'changed';
  const isDecided = file.pendingOutcome !== null || file.status === 'approved';
  if (isDecided || file.status === 'sentBack') return 'decided';
  if (file.status !== 'submitted' || file.version !== version) return 'changed';
  if (file.claimedBy !== null && file.claimedBy !== confirmedBy) return 'claimed';
  return flagsOf(file).length > 0 ? 'flagged' : null;
}
