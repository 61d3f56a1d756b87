import type { CandidateSittingView, Place, SittingStatus } from '@exam/contracts';

const places: Readonly<Partial<Record<SittingStatus, Place>>> = {
  waiting: 'waitingArea',
  inTalk: 'waitingArea',
  ready: 'waitingArea',
  invited: 'waitingArea',
  inRoom: 'examRoom',
};

/** Where the candidate is now; null while at none of the two. */
export const placeOf = ({ status }: CandidateSittingView): Place | null => places[status] ?? null;

/** Whether nothing more is to be done for it. */
export const isOver = (sitting: CandidateSittingView) =>
  sitting.status === 'finished' || sitting.status === 'absent';
const startOf = (sitting: CandidateSittingView) => Date.parse(sitting.examRoom.startsAt);

/**
 * The sitting that matters now: where the candidate is, else the one that they chose to prepare, else
 * the next, else the last one.
 */
export function currentSitting(
  sittings: readonly CandidateSittingView[],
  chosenId: string | null = null,
): CandidateSittingView | null {
  const byStart = [...sittings].sort((a, b) => startOf(a) - startOf(b));
  const ahead = byStart.filter((sitting) => !isOver(sitting));
  return (
    byStart.find((sitting) => placeOf(sitting) !== null) ??
    ahead.find(({ id }) => id === chosenId) ??
    ahead[0] ??
    byStart.at(-1) ??
    null
  );
}
