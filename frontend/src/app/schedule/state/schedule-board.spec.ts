import { TestBed } from '@angular/core/testing';
import { HttpErrorResponse } from '@angular/common/http';
import type { ScheduleBoardView } from '@exam/contracts';
import { of, throwError } from 'rxjs';

import { ScheduleClient } from '../data/schedule-client';
import { boardRoom, boardSitting } from '../testing/boards';
import { movesTo } from './moved-board';
import { ROOMS_PER_PAGE, ScheduleBoard } from './schedule-board';

const rooms = Array.from({ length: 30 }, (_, index) =>
  boardRoom(`r${String(index)}`, [boardSitting(`s${String(index)}`)]),
);
const view: ScheduleBoardView = {
  days: [{ date: '2027-03-27', rooms: rooms.length, warnings: 1 }],
  date: '2027-03-27',
  rooms,
  warnings: [{ kind: 'noMainExaminer', examRoomId: 'r1' }],
};

describe('ScheduleBoard', () => {
  let client: jasmine.SpyObj<ScheduleClient>;
  let board: ScheduleBoard;

  beforeEach(() => {
    client = jasmine.createSpyObj<ScheduleClient>('ScheduleClient', [
      'board',
      'exams',
      'staff',
      'search',
      'move',
    ]);
    client.board.and.returnValue(of(view));
    client.exams.and.returnValue(of([]));
    client.staff.and.returnValue(of([]));
    TestBed.configureTestingModule({
      providers: [ScheduleBoard, { provide: ScheduleClient, useValue: client }],
    });
    board = TestBed.inject(ScheduleBoard);
    TestBed.tick();
  });

  const loaded = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  it('shows a page of the rooms at a time, and turns to the room that was searched for', async () => {
    await loaded();
    expect(board.rooms().length).toBe(ROOMS_PER_PAGE);
    expect(board.pages()).toBe(3);
    await board.show('r29', '2027-03-27');
    expect(board.rooms().map(({ id }) => id)).toContain('r29');
  });

  it('knows what is wrong with which room', async () => {
    await loaded();
    expect(board.warningsByRoom().get('r1')?.length).toBe(1);
    expect(board.warningsByRoom().has('r0')).toBeFalse();
  });

  it('shows a move before the server has answered, and what takes it back', async () => {
    await loaded();
    const undo = movesTo([{ id: 's0', version: 1 }], 'r0', 1);
    client.move.and.returnValue(of({ undo }));
    const moving = board.move(movesTo([{ id: 's0', version: 0 }], 'r1', null));
    expect(board.view()?.rooms[1]?.sittings.map(({ id }) => id)).toEqual(['s1', 's0']);
    expect(await moving).toEqual(undo);
  });

  it('says whose drawn order a move would leave, which is no failure', async () => {
    await loaded();
    const drawnOrders = [{ drawId: 'd', number: 1, roomName: null }];
    const error = { code: 'drawn-order-confirmation', requestId: 'r', drawnOrders };
    client.move.and.returnValue(throwError(() => new HttpErrorResponse({ status: 409, error })));
    expect(await board.move(movesTo([{ id: 's0', version: 0 }], 'r1', null))).toBeNull();
    expect(board.leftDraws()).toEqual(drawnOrders);
    expect(board.failure()).toBeNull();
  });

  it('says why a move was refused, and asks the server how it is', async () => {
    await loaded();
    const error = { code: 'sitting-engaged', requestId: 'r', type: '', title: '', status: 409 };
    client.move.and.returnValue(throwError(() => new HttpErrorResponse({ status: 409, error })));
    client.board.calls.reset();
    expect(await board.move(movesTo([{ id: 's0', version: 0 }], 'r1', null))).toBeNull();
    expect(board.failure()?.code).toBe('sitting-engaged');
    await loaded();
    expect(client.board).toHaveBeenCalledTimes(1);
  });
});
