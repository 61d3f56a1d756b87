import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { DrawnOrderView, SittingMove } from '@exam/contracts';
import { TranslocoService } from '@jsverse/transloco';
import { Subject } from 'rxjs';

import { Confirm } from '../../ui/confirm/confirm';
import { ScheduleBoard } from '../state/schedule-board';
import { SittingMoves } from './sitting-moves';

const draw: DrawnOrderView = { drawId: 'd1', number: 2, roomName: null };
const moves: SittingMove[] = [{ sittingId: 's', version: 0, examRoomId: 'r', position: 1 }];
const undo: SittingMove[] = [{ sittingId: 's', version: 1, examRoomId: 'r', position: 3 }];

describe('SittingMoves', () => {
  let left: readonly DrawnOrderView[] | null;
  let board: jasmine.SpyObj<ScheduleBoard>;
  let confirm: jasmine.SpyObj<Confirm>;
  let undone: Subject<void>;
  let changes: SittingMoves;

  beforeEach(() => {
    left = null;
    undone = new Subject();
    board = jasmine.createSpyObj<ScheduleBoard>('ScheduleBoard', ['move', 'unplace'], {
      leftDraws: (() => left) as ScheduleBoard['leftDraws'],
    });
    confirm = jasmine.createSpyObj<Confirm>('Confirm', ['askReason']);
    const snackBar = { open: () => ({ onAction: () => undone }) };
    const transloco = {
      translate: (key: string, params: object = {}) => `${key} ${Object.values(params).join(' ')}`,
    };
    TestBed.configureTestingModule({
      providers: [
        SittingMoves,
        { provide: ScheduleBoard, useValue: board },
        { provide: Confirm, useValue: confirm },
        { provide: MatSnackBar, useValue: snackBar },
        { provide: TranslocoService, useValue: transloco },
      ],
    });
    changes = TestBed.inject(SittingMoves);
  });

  /** Refuses until the draws are named. */
  const refuseUntilNamed = () => {
    board.move.and.callFake((_, change) => {
      left = change ? null : [draw];
      return Promise.resolve(change ? undo : null);
    });
  };

  it('asks for a reason where a drawn order is left, and sends it with the draws', async () => {
    refuseUntilNamed();
    confirm.askReason.and.resolveTo('考生突发疾病');
    expect(await changes.move(moves, { name: '第 1 考场' })).toBeTrue();
    expect(board.move.calls.allArgs()).toEqual([
      [moves, null],
      [moves, { draws: ['d1'], reason: '考生突发疾病' }],
    ]);
    expect(confirm.askReason.calls.mostRecent().args[0].text).toContain('drawOfExam 2');

    undone.next();
    const [moved, change] = board.move.calls.mostRecent().args;
    expect(moved).toBe(undo);
    expect(change?.draws).toEqual(['d1']);
    expect(change?.reason).toContain('考生突发疾病');
  });

  it('moves nobody where no reason is given', async () => {
    refuseUntilNamed();
    confirm.askReason.and.resolveTo(null);
    expect(await changes.move(moves, { name: '第 1 考场' })).toBeFalse();
    expect(board.move).toHaveBeenCalledTimes(1);
  });

  it('asks nothing where nothing was drawn, or where it failed for another reason', async () => {
    board.move.and.resolveTo(undo);
    expect(await changes.move(moves, { name: '第 1 考场' })).toBeTrue();
    board.move.and.resolveTo(null);
    expect(await changes.move(moves, { name: '第 1 考场' })).toBeFalse();
    expect(confirm.askReason).not.toHaveBeenCalled();
  });
});
