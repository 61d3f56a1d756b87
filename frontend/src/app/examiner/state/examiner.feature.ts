import type {
  ExamRoomStatus,
  ExamRoomSummaryView,
  ExamRoomView,
  StaffSittingView,
  StaffStep,
} from '@exam/contracts';
import { createEntityAdapter, type EntityState } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';

import type { Failure } from '../../core/http/failure';
import { consoleActions, examRoomsPageActions, examinerApiActions } from './examiner.actions';

/** What is under way: a step of a sitting, or a command of the whole room. */
export interface Command {
  readonly name: StaffStep | 'open' | 'callNext' | 'end';
  readonly sittingId: string | null;
}
/** The room without its sittings, which are entities. */
export type RoomFacts = Omit<ExamRoomView, 'sittings'>;

export interface ExaminerState extends EntityState<StaffSittingView> {
  /** Null until they were loaded. */
  readonly rooms: readonly ExamRoomSummaryView[] | null;
  readonly roomsFailure: Failure | null;
  readonly examRoomId: string | null;
  readonly room: RoomFacts | null;
  /** When the room was last heard of, in milliseconds since the epoch by the server's clock. */
  readonly loadedAt: number | null;
  /** Why what is shown may be out of date. */
  readonly roomFailure: Failure | null;
  readonly underWay: Command | null;
  readonly commandFailure: Failure | null;
}

const adapter = createEntityAdapter<StaffSittingView>({
  sortComparer: (a, b) => a.drawnPosition - b.drawnPosition,
});

const initialState: ExaminerState = adapter.getInitialState({
  rooms: null,
  roomsFailure: null,
  examRoomId: null,
  room: null,
  loadedAt: null,
  roomFailure: null,
  underWay: null,
  commandFailure: null,
});

const progress: Readonly<Record<ExamRoomStatus, number>> = { scheduled: 0, open: 1, ended: 2 };

/** Answers overtake one another, so what is further on stays, whichever comes last. */
function keepNewest(state: ExaminerState, answer: ExamRoomView, at: number): ExaminerState {
  if (answer.id !== state.examRoomId) return state;
  const { sittings, ...facts } = answer;
  const newest = sittings.map((sitting) => {
    const known = state.entities[sitting.id];
    return known && known.version > sitting.version ? known : sitting;
  });
  const older = state.room !== null && progress[state.room.status] > progress[facts.status];
  return adapter.setAll(newest, {
    ...state,
    room: older ? state.room : facts,
    loadedAt: at,
    roomFailure: null,
  });
}

/** One command at a time: what is clicked meanwhile does nothing. */
const begin = (state: ExaminerState, command: Command): ExaminerState =>
  state.underWay === null ? { ...state, underWay: command, commandFailure: null } : state;

/** The rooms of this examiner, and the one that is open in a console. */
export const examinerFeature = createFeature({
  name: 'examiner',
  reducer: createReducer(
    initialState,
    on(examinerApiActions.roomsLoaded, (state, { rooms }): ExaminerState => ({
      ...state,
      rooms,
      roomsFailure: null,
    })),
    on(examinerApiActions.roomsFailed, (state, { failure }): ExaminerState => ({
      ...state,
      roomsFailure: failure,
    })),
    on(examRoomsPageActions.retryClicked, (state): ExaminerState => ({
      ...state,
      roomsFailure: null,
    })),
    on(consoleActions.opened, (state, { examRoomId }): ExaminerState => ({
      ...initialState,
      rooms: state.rooms,
      examRoomId,
    })),
    on(consoleActions.left, (state): ExaminerState => ({ ...initialState, rooms: state.rooms })),
    on(consoleActions.retryClicked, (state): ExaminerState => ({ ...state, roomFailure: null })),
    on(consoleActions.roomOpened, (state): ExaminerState =>
      begin(state, { name: 'open', sittingId: null }),
    ),
    on(consoleActions.roomEnded, (state): ExaminerState =>
      begin(state, { name: 'end', sittingId: null }),
    ),
    on(consoleActions.nextCalled, (state): ExaminerState =>
      begin(state, { name: 'callNext', sittingId: null }),
    ),
    on(consoleActions.stepChosen, (state, { sittingId, request }): ExaminerState =>
      begin(state, { name: request.step, sittingId }),
    ),
    on(consoleActions.problemDismissed, (state): ExaminerState => ({
      ...state,
      commandFailure: null,
    })),
    on(examinerApiActions.roomLoaded, (state, { room, at }): ExaminerState =>
      keepNewest(state, room, at),
    ),
    on(examinerApiActions.roomFailed, (state, { failure }): ExaminerState => ({
      ...state,
      roomFailure: failure,
    })),
    on(examinerApiActions.commandDone, (state, { room, at }): ExaminerState => ({
      ...keepNewest(state, room, at),
      underWay: null,
    })),
    on(examinerApiActions.commandFailed, (state, { failure }): ExaminerState => ({
      ...state,
      underWay: null,
      commandFailure: failure,
    })),
  ),
  extraSelectors: ({ selectExaminerState, selectRoom }) => {
    const { selectAll } = adapter.getSelectors(selectExaminerState);
    return {
      /** In the drawn order. */
      selectSittings: selectAll,
      /** The first who is ready: whom "invite the next" will invite. Nobody once the room has ended. */
      selectNext: createSelector(selectAll, selectRoom, (all, room) =>
        room?.status === 'ended' ? undefined : all.find(({ status }) => status === 'ready'),
      ),
      /** In the room, or invited to it. */
      selectEngaged: createSelector(selectAll, (all) =>
        all.filter(({ status }) => status === 'inRoom' || status === 'invited'),
      ),
    };
  },
});
