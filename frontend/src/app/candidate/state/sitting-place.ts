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

const over = (sitting: CandidateSittingView) =>
  sitting.status === 'finished' || sitting.status === 'absent';
const startOf = (sitting: CandidateSittingView) => Date.parse(sitting.examRoom.startsAt);

/** The sitting that matters now: where the candidate is, else the next, else the last one. */
export function currentSitting(
  sittings: readonly CandidateSittingView[],
): CandidateSittingView | null {
  const byStart = [...sittings].sort((a, b) => startOf(a) - startOf(b));
  return (
    byStart.find((sitting) => placeOf(sitting) !== null) ??
    byStart.find((sitting) => !over(sitting)) ??
    byStart.at(-1) ??
    null
  );
}
