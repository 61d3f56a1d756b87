import { sitting, waiting } from '../testing/sittings';
import { stepsOf } from './steps';

const states = (view: ReturnType<typeof sitting>) => stepsOf(view).map(({ state }) => state);
const checked = [
  { step: 'deviceCheck' as const, required: true, completedAt: '2027-03-27T05:33:00.000Z' },
];

describe('stepsOf', () => {
  it('begins with the first step of the flow that is open', () => {
    expect(states(sitting())).toEqual(['now', 'later', 'later']);
  });

  it('goes on to the waiting area, and to the interview', () => {
    expect(states(sitting({ status: 'checkedIn', flow: checked }))).toEqual([
      'done',
      'now',
      'later',
    ]);
    expect(states(sitting({ status: 'inRoom', flow: checked }))).toEqual(['done', 'done', 'now']);
  });

  it('begins with the waiting area where the exam asks for nothing before', () => {
    expect(states(waiting({ flow: [] }))).toEqual(['now', 'later']);
  });

  it('has no next step once the sitting is over', () => {
    expect(states(sitting({ status: 'finished', flow: checked }))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(states(sitting({ status: 'absent' }))).toEqual(['later', 'later', 'later']);
  });
});
