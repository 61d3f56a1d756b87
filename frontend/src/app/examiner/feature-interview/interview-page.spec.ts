import type { ExamRoomView } from '@exam/contracts';
import { NEVER, of } from 'rxjs';

import { ConsoleTesting } from '../testing/console-testing';
import { examRoom, examRoomId, sitting } from '../testing/exam-rooms';
import { InterviewPage } from './interview-page';

const runs = { can: { open: false, callNext: true, end: true, writeMessages: true } };
const ready = sitting(2, 'ready', { can: ['invite', 'postpone', 'markAbsent'] });
const inRoom = sitting(1, 'inRoom', { can: ['sendBack', 'finish'] });
const invited = sitting(2, 'invited', {
  version: 5,
  invitationExpiresAt: '2027-03-27T06:01:43.000Z',
  can: ['withdrawInvitation', 'postpone', 'markAbsent'],
});

describe('InterviewPage', () => {
  let page: ConsoleTesting<InterviewPage>;

  beforeEach(() => (page = new ConsoleTesting()));
  const open = (room: ExamRoomView) => page.open(InterviewPage, room);
  const dialog = () => document.querySelector('mat-dialog-container');

  it('opens a room that is not open', async () => {
    await open(
      examRoom([ready], {
        status: 'scheduled',
        can: { open: true, callNext: false, end: true, writeMessages: true },
      }),
    );
    expect(page.text('app-room-stage')).toContain('考场尚未开启');
    page.client.open.and.returnValue(of(examRoom([ready], runs)));
    await page.press('开启考场');
    expect(page.text('app-room-stage')).toContain('下一位：考生2');
  });

  it('invites the next candidate once, however often the key is pressed', async () => {
    await open(examRoom([ready], runs));
    page.client.callNext.and.returnValue(NEVER);
    await page.key('n');
    await page.key('n');
    expect(page.client.callNext.calls.allArgs()).toEqual([[examRoomId]]);
  });

  it('counts down while an invitation is open', async () => {
    await open(examRoom([invited], runs));
    expect(page.text('app-room-stage')).toContain('考生2 已收到邀请，还剩 43 秒');
    expect(page.commands()).toContain('撤回邀请');
  });

  it('asks before it invites another while somebody is in the room', async () => {
    await open(examRoom([inRoom, ready], runs));
    await page.key('n');
    expect(dialog()?.textContent).toContain('现在邀请 考生2？');
    expect(page.client.callNext).not.toHaveBeenCalled();
  });

  it('shows the interview that goes on, with its time', async () => {
    await open(examRoom([inRoom, ready], runs));
    expect(page.text('app-sitting-details h2')).toBe('考生1');
    expect(page.text('.timer b')).toBe('01:00');
    expect(page.media.focus.calls.mostRecent().args).toEqual([inRoom.primaryFeed]);
    expect(page.commands()).toEqual(['结束考场', '退回候考区', '邀请下一位', '结束面试']);
  });

  it('gives the panel the same view without commands', async () => {
    const cannot = { can: { open: false, callNext: false, end: false, writeMessages: true } };
    await open(examRoom([sitting(1, 'inRoom'), sitting(2, 'ready')], cannot));
    expect(page.commands()).toEqual([]);
    expect(page.media.join).toHaveBeenCalledOnceWith(examRoomId, 'examRoom', null);
  });

  it('says before it ends the room how many never came', async () => {
    await open(examRoom([sitting(1, 'finished'), ready, sitting(3, 'scheduled')], runs));
    await page.press('结束考场');
    expect(dialog()?.textContent).toContain('1 位考生始终没有到场');
    expect(page.client.end).not.toHaveBeenCalled();
  });

  it('shows the incidents of the candidate who is chosen', async () => {
    const incident = {
      id: examRoomId,
      sittingId: inRoom.id,
      kind: 'wentOffline',
      at: '2027-03-27T06:00:30.000Z',
    } as const;
    await open(examRoom([inRoom, ready], { ...runs, incidents: [incident] }));
    expect(page.text('app-incident-list')).toContain('与服务器的连接中断');
    await page.key('ArrowDown');
    expect(page.text('app-incident-list')).toContain('没有异常记录');
  });
});
