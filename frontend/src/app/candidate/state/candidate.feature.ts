import type { CandidateSittingView } from '@exam/contracts';
import { createEntityAdapter, type EntityState } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';
import { candidateApiActions, candidatePageActions } from './candidate.actions';
import { noticeOf, type SittingNotice } from './sitting-notice';
import { chosenSitting } from './chosen-sitting';
import { currentSitting, placeOf } from './sitting-place';

export interface CandidateState extends EntityState<CandidateSittingView> {
  readonly loaded: boolean;
  /** What the candidate chose to prepare; null for what comes next. */
  readonly chosenId: string | null;
  /** A command is on its way. */
  readonly busy: boolean;
  readonly loadFailure: Failure | null;
  readonly stepFailure: Failure | null;
  readonly notice: SittingNotice | null;
}

const adapter = createEntityAdapter<CandidateSittingView>();

const initialState: CandidateState = adapter.getInitialState({
  loaded: false,
  chosenId: chosenSitting.read(),
  busy: false,
  loadFailure: null,
  stepFailure: null,
  notice: null,
});

/**
 * Answers overtake one another, so of two views the higher version stays. Of the same version the
 * later answer counts: the queue and the waiting examiner move without the sitting.
 */
function keepNewest(state: CandidateState, sitting: CandidateSittingView): CandidateState {
  const before = state.entities[sitting.id];
  if (before && before.version > sitting.version) return state;
  const notice = noticeOf(before, sitting) ?? (moved(before, sitting) ? null : state.notice);
  return adapter.upsertOne(sitting, { ...state, notice });
}

/** A sitting that is not told of any more is none: the candidate was taken out of that exam. */
function withoutOthers(
  state: CandidateState,
  sittings: readonly CandidateSittingView[],
): CandidateState {
  const told = new Set(sittings.map(({ id }) => id));
  return adapter.removeMany(({ id }) => !told.has(id), state);
}

/** News of an older step would puzzle whoever has moved on since. */
const moved = (before: CandidateSittingView | undefined, after: CandidateSittingView) =>
  before !== undefined && before.status !== after.status;

/** The signed-in candidate's sittings. */
export const candidateFeature = createFeature({
  name: 'candidate',
  reducer: createReducer(
    initialState,
    on(candidateApiActions.sittingsLoaded, (state, { sittings }): CandidateState => ({
      ...sittings.reduce(keepNewest, withoutOthers(state, sittings)),
      loaded: true,
      loadFailure: null,
    })),
    on(candidateApiActions.sittingLoaded, (state, { sitting }): CandidateState => ({
      ...keepNewest(state, sitting),
      loadFailure: null,
    })),
    on(candidateApiActions.loadFailed, (state, { failure }): CandidateState => ({
      ...state,
      loadFailure: failure,
    })),
    on(
      candidatePageActions.announcementsRead,
      candidatePageActions.devicesConfirmed,
      candidatePageActions.enterWaitingAreaClicked,
      candidatePageActions.invitationAccepted,
      (state): CandidateState => ({ ...state, busy: true, stepFailure: null }),
    ),
    on(candidateApiActions.stepTaken, (state, { sitting }): CandidateState => ({
      ...keepNewest(state, sitting),
      busy: false,
      stepFailure: null,
    })),
    on(candidateApiActions.stepFailed, (state, { failure }): CandidateState => ({
      ...state,
      busy: false,
      stepFailure: failure,
    })),
    on(candidatePageActions.sittingChosen, (state, { sittingId }): CandidateState => ({
      ...state,
      chosenId: sittingId,
      stepFailure: null,
      notice: null,
    })),
    on(candidatePageActions.noticeClosed, (state): CandidateState => ({ ...state, notice: null })),
  ),
  extraSelectors: ({ selectCandidateState, selectChosenId }) => {
    const { selectAll } = adapter.getSelectors(selectCandidateState);
    const selectCurrent = createSelector(selectAll, selectChosenId, currentSitting);
    return {
      selectAll,
      selectCurrent,
      selectOthers: createSelector(selectAll, selectCurrent, (all, current) =>
        all.filter(({ id }) => id !== current?.id),
      ),
      selectPlace: createSelector(selectCurrent, (current) => current && placeOf(current)),
      selectExamRoomId: createSelector(selectCurrent, (current) => current?.examRoom.id ?? null),
    };
  },
});
