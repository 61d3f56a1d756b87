import type { IdentityFileStatus } from '@exam/contracts';

import { candidateApiActions, candidatePageActions } from '../state/candidate.actions';
import { CandidateTesting } from '../testing/candidate-testing';
import { sitting, sittingId } from '../testing/sittings';
import { HomePage } from './home-page';

const checked = [
  { step: 'deviceCheck' as const, required: true, completedAt: '2027-03-27T05:33:00.000Z' },
];
const may = {
  completeFlowStep: true,
  enterWaitingArea: true,
  acceptInvitation: false,
  writeMessages: true,
};

describe('HomePage', () => {
  let page: CandidateTesting<HomePage>;
  beforeEach(() => (page = new CandidateTesting()));

  it('shows the exam, the countdown, the one next step, and whom to call', async () => {
    await page.open(HomePage, [sitting()]);
    expect(page.text('h1')).toBe('硕士研究生招生复试 · 计算机科学与技术');
    expect(page.text('.count')).toBe('距开考 17:52');
    expect(page.text('.facts')).toContain('3 月 27 日（周六）14:00');
    expect(page.element.querySelectorAll('.next button').length).toBe(1);
    expect(page.button('开始检测')?.disabled).toBeFalse();
    expect(page.text('app-contact')).toContain('李文静');
  });

  it('enters the waiting area', async () => {
    await page.open(HomePage, [sitting({ status: 'checkedIn', flow: checked, can: may })]);
    page.button('进入候考区')?.click();
    expect(page.dispatched).toHaveBeenCalledOnceWith(
      candidatePageActions.enterWaitingAreaClicked({ sittingId }),
    );
  });

  it('says when the waiting area opens, and asks again at that moment', async () => {
    const examRoom = { ...sitting().examRoom, waitingAreaOpensAt: '2027-03-27T05:42:38.000Z' };
    await page.open(HomePage, [sitting({ status: 'checkedIn', flow: checked, examRoom })]);
    expect(page.button('进入候考区')?.disabled).toBeTrue();
    expect(page.text('#obstacle')).toBe('00:30 后开放');
    page.now.update((now) => now + 30_000);
    await page.fixture.whenStable();
    expect(page.dispatched).toHaveBeenCalledOnceWith(candidatePageActions.timeCame());
  });

  it('says that and why the interview is postponed, and offers no step', async () => {
    await page.open(HomePage, [sitting({ status: 'postponed', statusReason: '设备故障' })]);
    expect(page.text('.halt')).toContain('您的面试已暂缓');
    expect(page.text('.halt')).toContain('设备故障');
    expect(page.element.querySelector('.next')).toBeNull();
  });

  it('says how the documents stand, from the first upload to their return', async () => {
    const flow = [{ step: 'identityFile' as const, required: true, completedAt: null }];
    await page.open(HomePage, [sitting({ flow, identityFile: 'draft' })]);
    const other = { id: 'other', identityFile: 'sentBack' as const };
    await page.happen(candidateApiActions.sittingLoaded({ sitting: sitting({ flow, ...other }) }));
    expect(page.text('app-other-sittings')).toContain('材料被退回');
    const stands = async (identityFile: IdentityFileStatus) => {
      const loaded = sitting({ flow, identityFile });
      await page.happen(candidateApiActions.sittingLoaded({ sitting: loaded }));
      return [page.text('.next h2'), page.text('.next button')];
    };
    expect(await stands('draft')).toEqual(['提交身份认证材料', '去上传']);
    expect(await stands('submitted')).toEqual(['材料已提交，等待学校审核', '查看材料']);
    expect(await stands('sentBack')).toEqual(['材料被退回，请重新提交', '查看原因']);
  });

  it('turns to another exam that shall be prepared', async () => {
    const { examRoom, exam } = sitting();
    const later = sitting({
      id: 'c2a1b0d9-0000-4000-8000-000000000002',
      exam: { ...exam, name: '笔试' },
      examRoom: { ...examRoom, startsAt: '2027-03-28T06:00:00.000Z' },
    });
    await page.open(HomePage, [sitting(), later]);
    page.button('准备这场')?.click();
    expect(page.dispatched).toHaveBeenCalledOnceWith(
      candidatePageActions.sittingChosen({ sittingId: later.id }),
    );
  });

  it('offers no other exam to who waits already', async () => {
    const waiting = sitting({ status: 'waiting' });
    await page.open(HomePage, [waiting, sitting({ id: 'c2a1b0d9-0000-4000-8000-000000000002' })]);
    expect(page.text('app-other-sittings')).toContain('其他考试');
    expect(page.button('准备这场')).toBeUndefined();
  });

  it('says what to do where there is no exam', async () => {
    await page.open(HomePage, []);
    expect(page.text('app-empty-state')).toContain('目前没有您的考试');
  });
});
