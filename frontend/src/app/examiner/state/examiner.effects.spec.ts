import { HttpErrorResponse } from '@angular/common/http';
import type { ExamRoomView } from '@exam/contracts';
import { Actions } from '@ngrx/effects';
import type { Action, Store } from '@ngrx/store';
import { NEVER, Subject, of, throwError } from 'rxjs';

import type { ServerClock } from '../../core/clock/server-clock';
import type { RealtimeClient } from '../../core/realtime/realtime-client';
import type { ExaminerClient } from '../data/examiner-client';
import { examRoom, examRoomId, sitting } from '../testing/exam-rooms';
import { consoleActions, examinerApiActions, examinerPushActions } from './examiner.actions';
import { followPushes, followRoom, giveCommand, loadRoom } from './examiner.effects';

const opened = consoleActions.opened({ examRoomId });
const room = examRoom([]);
const clock = { read: () => 7 } as ServerClock;
const store = { select: () => of(examRoomId) } as unknown as Store;
const moved = (id: string) => examinerPushActions.roomMoved({ examRoomId: id });

describe('examiner effects', () => {
  let client: jasmine.SpyObj<ExaminerClient>;
  let actions: Subject<Action>;
  let emitted: jasmine.Spy;

  beforeEach(() => {
    client = jasmine.createSpyObj<ExaminerClient>(['examRoom', 'callNext', 'takeStep', 'end']);
    actions = new Subject();
    emitted = jasmine.createSpy('emitted');
  });

  describe('loadRoom', () => {
    beforeEach(() => loadRoom(new Actions(actions), client, clock).subscribe(emitted));

    it('fetches the room that was opened, and again when something in it moved', () => {
      client.examRoom.and.returnValue(of(room));
      for (const action of [opened, moved(examRoomId), moved('another room')]) actions.next(action);
      expect(client.examRoom.calls.allArgs()).toEqual([[examRoomId], [examRoomId]]);
      expect(emitted.calls.mostRecent().args).toEqual([
        examinerApiActions.roomLoaded({ room, at: 7 }),
      ]);
    });

    it('fetches once for a burst of moves', () => {
      const answer = new Subject<ExamRoomView>();
      client.examRoom.and.returnValue(answer);
      actions.next(opened);
      for (let i = 0; i < 5; i++) actions.next(moved(examRoomId));
      expect(client.examRoom).toHaveBeenCalledTimes(1);
      answer.complete();
      expect(client.examRoom).toHaveBeenCalledTimes(2);
    });

    it('looks again after a command that failed, and when pushes were missed', () => {
      client.examRoom.and.returnValue(of(room));
      actions.next(opened);
      actions.next(examinerPushActions.pushesMissed());
      actions.next(consoleActions.retryClicked());
      expect(client.examRoom).toHaveBeenCalledTimes(3);
    });

    it('tries again by itself, unless the answer would be the same', () => {
      jasmine.clock().install();
      const failing = (status: number, code: string) =>
        throwError(() => new HttpErrorResponse({ status, error: { status, code, title: code } }));
      client.examRoom.and.returnValue(failing(0, ''));
      emitted.and.callFake((action: Action) => {
        actions.next(action);
      });
      actions.next(opened);
      jasmine.clock().tick(5_001);
      expect(client.examRoom).toHaveBeenCalledTimes(2);
      actions.next(consoleActions.left());
      jasmine.clock().tick(60_000);
      expect(client.examRoom).toHaveBeenCalledTimes(2);
      jasmine.clock().uninstall();
    });
  });

  describe('giveCommand', () => {
    beforeEach(() => giveCommand(new Actions(actions), client, store, clock).subscribe(emitted));

    const ready = sitting(1, 'waiting');
    const request = { step: 'markReady', version: ready.version, reason: null } as const;
    const chosen = consoleActions.stepChosen({ sittingId: ready.id, request });

    it('sends the version that the examiner saw, and shows the room that comes back', () => {
      client.takeStep.and.returnValue(of(room));
      actions.next(chosen);
      expect(client.takeStep.calls.allArgs()).toEqual([[examRoomId, ready.id, request]]);
      expect(emitted).toHaveBeenCalledOnceWith(examinerApiActions.commandDone({ room, at: 7 }));
    });

    it('drops what is clicked while a command is under way', () => {
      client.callNext.and.returnValue(NEVER);
      for (const action of [consoleActions.nextCalled(), consoleActions.nextCalled(), chosen])
        actions.next(action);
      expect(client.callNext).toHaveBeenCalledTimes(1);
      expect(client.takeStep).not.toHaveBeenCalled();
    });

    it('is free for the next room once the console was left', () => {
      client.callNext.and.returnValue(NEVER);
      for (const action of [
        consoleActions.nextCalled(),
        consoleActions.left(),
        consoleActions.nextCalled(),
      ])
        actions.next(action);
      expect(client.callNext).toHaveBeenCalledTimes(2);
    });

    it('hands the code of a problem to the reducer', () => {
      const error = {
        type: 'about:blank',
        status: 409,
        code: 'examiner-busy',
        title: 'busy',
        requestId: 'r-1',
      };
      client.takeStep.and.returnValue(
        throwError(() => new HttpErrorResponse({ status: 409, error })),
      );
      actions.next(chosen);
      const [action] = emitted.calls.mostRecent().args as [
        ReturnType<typeof examinerApiActions.commandFailed>,
      ];
      expect(action.failure.code).toBe('examiner-busy');
    });
  });

  it('follow the pushes of the room that is open, and tell of them', () => {
    const pushes = new Subject<{ examRoomId: string }>();
    const reload = new Subject<void>();
    const realtime = {
      on: (name: string) => (name === 'exam-room.presence-changed.v1' ? pushes : NEVER),
      reload,
      follow: jasmine.createSpy('follow'),
    };
    const client = realtime as unknown as RealtimeClient;
    followPushes(client).subscribe(emitted);
    pushes.next({ examRoomId });
    reload.next();
    expect(emitted.calls.allArgs()).toEqual([
      [moved(examRoomId)],
      [examinerPushActions.pushesMissed()],
    ]);
    followRoom(new Actions(of(opened, consoleActions.left())), client).subscribe();
    expect(realtime.follow.calls.allArgs()).toEqual([[examRoomId], [null]]);
  });
});
