import type { ExamRoomStatus } from '@exam/contracts';

import type { ClosingDependencies } from '../dependencies.ts';
import { lockRoomOf } from '../lock-sitting.ts';
import type { Closing } from './closing.ts';

/** Who was confirmed outside of the portal, by whom, and when. */
export interface AuthorityConfirmation {
  readonly schoolId: string;
  readonly sittingId: string;
  readonly candidateId: string;
  /** The name of the authority. */
  readonly driver: string;
  readonly at: Date;
}

/**
 * An outside authority's word is the sitting's face verification, also after the portal's own said
 * otherwise; a challenge that is under way changes nothing any more. Joins the caller's transaction.
 */
export type ConfirmByAuthority = (confirmation: AuthorityConfirmation) => Promise<void>;

export interface ConfirmDependencies extends ClosingDependencies {
  /** Makes everybody in the room look again. */
  readonly tellRoom: (room: {
    readonly id: string;
    readonly status: ExamRoomStatus;
  }) => Promise<void>;
}

export function createConfirmByAuthority(
  dependencies: ConfirmDependencies,
  closing: Closing,
): ConfirmByAuthority {
  const { results, tellRoom } = dependencies;
  return async ({ driver, ...own }) => {
    const room = await lockRoomOf(dependencies, own.schoolId, own.sittingId);
    const found = await results.find(own.sittingId);
    if (found?.outcome === 'verified') return;
    const verified = {
      ...own,
      outcome: 'verified',
      source: 'authority',
      model: driver,
      ...{ reason: null, fault: null, similarity: null, threshold: null },
    } as const;
    if (!found) {
      await closing.conclude(verified, null);
      return;
    }
    await results.replace({ ...found, ...verified });
    await closing.tell(own);
    await tellRoom(room);
  };
}
