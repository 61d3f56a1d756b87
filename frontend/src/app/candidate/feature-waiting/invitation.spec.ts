import { candidatePageActions } from '../state/candidate.actions';
import { CandidateTesting } from '../testing/candidate-testing';
import { invited, sittingId } from '../testing/sittings';
import { Invitation } from './invitation';

const accepted = candidatePageActions.invitationAccepted({ sittingId });
const enter = () => {
  const press = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  document.body.dispatchEvent(press);
};

describe('Invitation', () => {
  let page: CandidateTesting<Invitation>;

  beforeEach(async () => {
    page = new CandidateTesting();
    await page.open(Invitation, [invited()], { sitting: invited() });
  });

  it('covers the page, with who calls and the seconds that are left', () => {
    expect(page.element.querySelector('dialog')?.matches(':modal')).toBeTrue();
    expect(page.text()).toContain('第 3 考场 · 主考官 顾建平');
    expect(page.text('app-countdown-ring')).toBe('43 秒内进入');
  });

  it('is accepted by its button or by Enter, wherever the focus is', () => {
    page.button('进入考场')?.click();
    enter();
    expect(page.dispatched.calls.allArgs()).toEqual([[accepted], [accepted]]);
  });

  it('cannot be accepted once it is over: then the page asks for what holds', async () => {
    page.now.update((now) => now + 43_000);
    await page.fixture.whenStable();
    enter();
    expect(page.button('进入考场')?.disabled).toBeTrue();
    expect(page.dispatched.calls.allArgs()).toEqual([[candidatePageActions.timeCame()]]);
  });

  it('shows a camera that does not work', async () => {
    page.failed.set(['camera']);
    await page.fixture.whenStable();
    expect(page.text('.devices')).toContain('第一机位不可用');
  });

  it('stops ringing when it goes', () => {
    page.fixture.destroy();
    expect(page.stopRinging).toHaveBeenCalledTimes(1);
  });
});
