import type { StaffSittingView } from '@exam/contracts';

import type { Failure } from '../../core/http/failure';
import { examRoom, examRoomId, sitting } from '../testing/exam-rooms';
import { consoleActions, examinerApiActions } from './examiner.actions';
import { examinerFeature, type ExaminerState } from './examiner.feature';

const failure: Failure = {
  code: 'sitting-moved',
  requestId: null,
  fields: [],
  retryAfter: null,
  triesLeft: null,
  maxBytes: null,
};
const loaded = (...sittings: StaffSittingView[]) =>
  examinerApiActions.roomLoaded({ room: examRoom(sittings), at: 1 });
const stepChosen = (position: number) =>
  consoleActions.stepChosen({
    sittingId: sitting(position, 'waiting').id,
    request: { step: 'markReady', version: 4, reason: null },
  });

/** The state after the console was opened and this happened. */
function after(...actions: Parameters<typeof examinerFeature.reducer>[1][]): ExaminerState {
  const opened = consoleActions.opened({ examRoomId });
  return [opened, ...actions].reduce<ExaminerState | undefined>(
    examinerFeature.reducer,
    undefined,
  ) as ExaminerState;
}
const positions = (examiner: ExaminerState) =>
  examinerFeature.selectSittings({ examiner }).map(({ drawnPosition }) => drawnPosition);
const statuses = (examiner: ExaminerState) =>
  examinerFeature.selectSittings({ examiner }).map(({ status }) => status);

describe('examinerFeature', () => {
  it('keeps the sittings in the drawn order, and knows who is next', () => {
    const examiner = after(loaded(sitting(3, 'ready'), sitting(1, 'waiting'), sitting(2, 'ready')));
    expect(positions(examiner)).toEqual([1, 2, 3]);
    expect(examinerFeature.selectNext({ examiner })?.drawnPosition).toBe(2);
  });

  it('keeps the newer version of a sitting when answers overtake one another', () => {
    const ready = sitting(1, 'ready', { version: 5 });
    expect(statuses(after(loaded(ready), loaded(sitting(1, 'waiting'))))).toEqual(['ready']);
  });

  it('takes what is not part of a version, such as who is online, from every answer', () => {
    const examiner = after(
      loaded(sitting(1, 'waiting')),
      loaded(sitting(1, 'waiting', { online: false })),
    );
    expect(examinerFeature.selectSittings({ examiner })[0]?.online).toBeFalse();
  });

  it('does not go back to a room that was still open', () => {
    const ended = examinerApiActions.commandDone({
      room: examRoom([], { status: 'ended' }),
      at: 2,
    });
    expect(after(ended, loaded()).room?.status).toBe('ended');
  });

  it('ignores the answer about a room that was left', () => {
    const other = examinerApiActions.roomLoaded({
      room: examRoom([sitting(1, 'ready')], { id: '44444444-4444-4444-8444-444444444444' }),
      at: 1,
    });
    expect(after(other).room).toBeNull();
  });

  it('has one command under way, until its answer', () => {
    const [first, second] = [stepChosen(1), stepChosen(2)];
    expect(after(first, second).underWay).toEqual({
      name: 'markReady',
      sittingId: first.sittingId,
    });
    const done = examinerApiActions.commandDone({ room: examRoom([]), at: 1 });
    expect(after(first, done).underWay).toBeNull();
  });

  it('shows why a command failed until the next one', () => {
    const failed = examinerApiActions.commandFailed({ failure });
    expect(after(stepChosen(1), failed).commandFailure).toEqual(failure);
    expect(after(stepChosen(1), failed).underWay).toBeNull();
    expect(after(stepChosen(1), failed, stepChosen(1)).commandFailure).toBeNull();
  });

  it('keeps showing the room while it cannot be fetched, and since when', () => {
    const examiner = after(loaded(sitting(1, 'ready')), examinerApiActions.roomFailed({ failure }));
    expect(positions(examiner)).toEqual([1]);
    expect([examiner.loadedAt, examiner.roomFailure]).toEqual([1, failure]);
  });

  it('forgets the room when the console is left', () => {
    expect(positions(after(loaded(sitting(1, 'ready')), consoleActions.left()))).toEqual([]);
  });
});
