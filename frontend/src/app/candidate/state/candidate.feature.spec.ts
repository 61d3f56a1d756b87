import { sitting, waiting } from '../testing/sittings';
import { candidateApiActions, candidatePageActions } from './candidate.actions';
import { candidateFeature } from './candidate.feature';

type Action = Parameters<typeof candidateFeature.reducer>[1];

const after = (...actions: Action[]) => actions.reduce(candidateFeature.reducer, initial);
const initial = candidateFeature.reducer(undefined, { type: 'start' });
const loaded = (...sittings: ReturnType<typeof sitting>[]) =>
  candidateApiActions.sittingsLoaded({ sittings });
const refreshed = (view: ReturnType<typeof sitting>) =>
  candidateApiActions.sittingLoaded({ sitting: view });
const current = (...actions: Action[]) =>
  candidateFeature.selectCurrent({ candidate: after(...actions) });

describe('candidateFeature', () => {
  it('keeps the newer view when an older answer comes later', () => {
    const newer = waiting({ version: 5 });
    expect(current(loaded(newer), refreshed(waiting({ version: 4 })))).toEqual(newer);
  });

  it('takes the later answer of the same version: the queue moves without the sitting', () => {
    const queue = { ahead: 2, expectedWait: 24 };
    expect(current(loaded(waiting()), refreshed(waiting({ queue })))?.queue).toEqual(queue);
  });

  it('keeps a notice while only the queue moves, and drops it with the next step', () => {
    const inRoom = sitting({ status: 'inRoom', version: 3 });
    const sentBack = after(loaded(inRoom), refreshed(waiting()), refreshed(waiting()));
    expect(sentBack.notice?.kind).toBe('sentBack');
    const inTalk = refreshed(waiting({ status: 'inTalk', version: 5 }));
    expect(candidateFeature.reducer(sentBack, inTalk).notice).toBeNull();
  });

  it('forgets a sitting out of which the candidate was taken', () => {
    expect(current(loaded(waiting()), loaded())).toBeNull();
  });

  it('lets nobody take a second step while one is under way', () => {
    const clicked = candidatePageActions.enterWaitingAreaClicked({ sittingId: 's' });
    expect(after(clicked).busy).toBeTrue();
    const taken = candidateApiActions.stepTaken({ sitting: waiting() });
    expect(after(clicked, taken).busy).toBeFalse();
  });
});
