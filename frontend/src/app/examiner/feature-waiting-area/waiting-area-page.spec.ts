import { Subject, throwError } from 'rxjs';
import { HttpErrorResponse } from '@angular/common/http';
import type { ExamRoomView, StaffFaceView } from '@exam/contracts';

import { ConsoleTesting } from '../testing/console-testing';
import { examRoom, examRoomId, me, sitting } from '../testing/exam-rooms';
import { WaitingAreaPage } from './waiting-area-page';

const may = { can: ['startTalk', 'markReady', 'postpone', 'markAbsent'] as const };
const first = sitting(1, 'waiting', may);
const second = sitting(2, 'waiting', may);
const inTalk = sitting(1, 'inTalk', {
  version: 5,
  talkingWith: me,
  can: ['endTalk', 'markReady', 'postpone', 'markAbsent'],
});

describe('WaitingAreaPage', () => {
  let page: ConsoleTesting<WaitingAreaPage>;

  beforeEach(async () => {
    page = new ConsoleTesting();
    await page.open(WaitingAreaPage, examRoom([second, first]));
  });

  const chosen = () => page.text('[role=option][aria-selected=true] b');
  const video = () => page.element.querySelector<HTMLVideoElement>('app-candidate-tile video');

  it('joins the waiting area and previews who waits first, without sound', () => {
    expect(page.media.join).toHaveBeenCalledOnceWith(examRoomId, 'waitingArea', null);
    expect(page.media.focus.calls.mostRecent().args).toEqual([first.primaryFeed]);
    expect(chosen()).toBe('考生1');
    expect(video()?.muted).toBeTrue();
  });

  it('offers what the server lets this examiner do, and nothing else', async () => {
    expect(page.commands()).toEqual(['开始通话', '准备就绪', '暂缓', '缺考']);
    await page.push(examRoom([sitting(1, 'inRoom', { version: 6 })]));
    expect(page.commands()).toEqual([]);
  });

  it('starts a talk with one key, once, and is heard and hears from then on', async () => {
    const answer = new Subject<ExamRoomView>();
    page.client.takeStep.and.returnValue(answer);
    await page.key('t');
    await page.key('t');
    expect(page.client.takeStep.calls.allArgs()).toEqual([
      [examRoomId, first.id, { step: 'startTalk', version: first.version, reason: null }],
    ]);
    answer.next(examRoom([inTalk, second]));
    answer.complete();
    await page.settle();
    expect(page.commands()).toContain('挂断');
    expect(video()?.muted).toBeFalse();
  });

  it('keeps the talk in the picture while somebody else is chosen', async () => {
    await page.push(examRoom([inTalk, second]));
    await page.key('ArrowDown');
    expect(chosen()).toBe('考生2');
    expect(page.text('app-sitting-details h2')).toBe('考生1');
    const hungUp = sitting(1, 'waiting', { version: 6, ...may });
    await page.push(examRoom([hungUp, second]));
    expect(page.text('app-sitting-details h2')).toBe('考生2');
  });

  it('moves through the list by the arrow keys', async () => {
    await page.key('ArrowDown');
    expect(chosen()).toBe('考生2');
    await page.key('ArrowDown');
    expect(chosen()).toBe('考生2');
    await page.key('ArrowUp');
    expect(chosen()).toBe('考生1');
  });

  it('warns of whose face is not verified, and every key does one thing', async () => {
    const face: StaffFaceView = {
      ...{ standing: 'notVerified', reason: 'mismatch', tries: 3, authority: null },
      ...{ comparison: null, alarm: true },
    };
    await page.push(examRoom([{ ...first, version: first.version + 1, face }, second]));
    expect(page.text('app-face-bar')).toContain('已尝试 3 次，与存档照片不符');
    const keys = [...page.element.querySelectorAll('[aria-keyshortcuts]')].map((button) =>
      button.getAttribute('aria-keyshortcuts'),
    );
    expect(keys).toContain('F');
    expect([...new Set(keys)]).toEqual(keys);
  });

  it('says why a command was refused', async () => {
    const error = {
      type: 'about:blank',
      title: 'busy',
      status: 409,
      code: 'examiner-busy',
      requestId: 'r-1',
    };
    page.client.takeStep.and.returnValue(
      throwError(() => new HttpErrorResponse({ status: 409, error })),
    );
    await page.press('开始通话');
    expect(page.text('[role=alert]')).toContain('您正在与另一位考生通话');
  });

  it('asks before it marks somebody absent', async () => {
    await page.key('a');
    const dialog = document.querySelector('mat-dialog-container');
    expect(dialog?.textContent).toContain('将 考生1 记为缺考？');
    expect(page.client.takeStep).not.toHaveBeenCalled();
  });

  it('leaves the place with the page', () => {
    page.fixture.destroy();
    expect(page.media.leave).toHaveBeenCalledTimes(1);
  });
});
