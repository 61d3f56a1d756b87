import type { RemoteFeed } from '../../core/media/media-connection';
import { candidateApiActions } from '../state/candidate.actions';
import { CandidateTesting } from '../testing/candidate-testing';
import { sitting, waiting } from '../testing/sittings';
import { WaitingAreaPage } from './waiting-area-page';

const feed = {
  feed: 'staff.camera',
  display: '陈立群',
  stream: new MediaStream(),
  hasVideo: true,
  hasAudio: true,
  videoMuted: false,
  audioMuted: false,
  frozenSince: null,
} as RemoteFeed;
const inTalk = waiting({
  status: 'inTalk',
  version: 5,
  waitingExaminer: { state: 'withYou', name: '陈立群' },
});

describe('WaitingAreaPage of the candidate', () => {
  let page: CandidateTesting<WaitingAreaPage>;
  const examiner = () => page.element.querySelector<HTMLVideoElement>('.examiner video');

  beforeEach(async () => {
    page = new CandidateTesting();
    await page.open(WaitingAreaPage, [waiting()]);
  });

  it('shows the place in the queue and the wait, and nobody’s name', () => {
    expect(page.text('app-queue-card')).toContain('3位考生');
    expect(page.text('app-queue-card')).toContain('约 35 分钟');
    expect(page.text('.examiner')).toContain('候考官在线');
    expect(page.text('.examiner')).not.toContain('陈立群');
  });

  it('shows no picture of the waiting examiner before the talk, whatever is received', async () => {
    page.remoteFeeds.set([feed]);
    await page.fixture.whenStable();
    expect(examiner()?.srcObject).toBeNull();
  });

  it('shows and plays the waiting examiner during the talk, and no longer', async () => {
    page.remoteFeeds.set([feed]);
    await page.happen(candidateApiActions.sittingLoaded({ sitting: inTalk }));
    expect(examiner()?.srcObject).toBe(feed.stream);
    expect(examiner()?.muted).toBeFalse();
    expect(page.text('.examiner')).toContain('陈立群');
    const after = waiting({ status: 'ready', version: 6 });
    await page.happen(candidateApiActions.sittingLoaded({ sitting: after }));
    expect(examiner()?.srcObject).toBeNull();
  });

  it('tells a candidate who was sent back why', async () => {
    const inRoom = sitting({ status: 'inRoom', version: 7 });
    await page.happen(candidateApiActions.sittingLoaded({ sitting: inRoom }));
    const back = waiting({ version: 8, statusReason: '请补充材料' });
    await page.happen(candidateApiActions.sittingLoaded({ sitting: back }));
    expect(page.text('.news')).toContain('请补充材料');
  });

  it('says that the camera is in use, what to do, and tries again', async () => {
    page.local.error.set('inUse');
    page.failed.set(['camera']);
    await page.fixture.whenStable();
    expect(page.text('app-media-problem')).toContain('摄像头正被其他程序占用');
    page.button('重试')?.click();
    expect(page.local.retry).toHaveBeenCalledTimes(1);
  });
});
