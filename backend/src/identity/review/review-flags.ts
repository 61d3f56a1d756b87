import type { ReviewFlag } from '@exam/contracts';

import type { QueuedFile } from './review-queue.ts';

type Signs = Pick<QueuedFile, 'round' | 'isLowResolution' | 'isSamePicture'>;

/** What somebody should look at twice; the queue filters by the same signs. */
export function flagsOf({ round, isLowResolution, isSamePicture }: Signs): ReviewFlag[] {
  return [
    ...(round > 1 ? (['resubmitted'] as const) : []),
    ...(isLowResolution ? (['lowResolution'] as const) : []),
    ...(isSamePicture ? (['samePicture'] as const) : []),
  ];
}
