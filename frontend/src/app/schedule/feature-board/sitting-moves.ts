import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { DrawnOrderChange, DrawnOrderView, SittingMove, StaffChange } from '@exam/contracts';
import { TranslocoService } from '@jsverse/transloco';

import { Confirm } from '../../ui/confirm/confirm';
import { ScheduleBoard } from '../state/schedule-board';

/** Milliseconds in which a change can be taken back. */
const UNDO_FOR = 10_000;
/** Letters that a reason may have. */
const LONGEST_REASON = 500;

/** Changes the board, says what was done, and offers to take it back. */
@Injectable()
export class SittingMoves {
  private readonly board = inject(ScheduleBoard);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly announcer = inject(LiveAnnouncer);

  /** Whether it was done; an order that was drawn in public asks first. */
  async move(moves: readonly SittingMove[], room: { readonly name: string }): Promise<boolean> {
    const done = await this.askingForDraws((change) => this.board.move(moves, change));
    if (!done) return false;
    const { result: undo, change } = done;
    const back = change && { ...change, reason: this.reasonToUndo(change) };
    const params = { count: moves.length, room: room.name };
    this.offerUndo('schedule.moved', params, () => this.board.move(undo, back));
    return true;
  }

  async unplace(sittings: readonly { sittingId: string; version: number }[]): Promise<void> {
    const done = await this.askingForDraws((change) => this.board.unplace(sittings, change));
    if (!done) return;
    const text = this.transloco.translate('schedule.unplaced', { count: sittings.length });
    this.snackBar.open(text, undefined, { duration: UNDO_FOR });
    void this.announcer.announce(text);
  }

  async changeStaff(changes: readonly StaffChange[]): Promise<void> {
    const undo = await this.board.changeStaff(changes);
    if (!undo || undo.length === 0) return;
    this.offerUndo('schedule.staff.changed', {}, () => this.board.changeStaff(undo));
  }

  /** Does it, and again with a reason for each draw that it would leave; null where it was not done. */
  private async askingForDraws<T>(
    command: (change: DrawnOrderChange | null) => Promise<T | null>,
  ): Promise<{ result: T; change: DrawnOrderChange | null } | null> {
    let change: DrawnOrderChange | null = null;
    for (;;) {
      const result = await command(change);
      if (result !== null) return { result, change };
      const draws = this.board.leftDraws();
      const reason = draws && (await this.askReason(draws));
      if (!draws || !reason) return null;
      change = { draws: draws.map(({ drawId }) => drawId), reason };
    }
  }

  private askReason(draws: readonly DrawnOrderView[]): Promise<string | null> {
    const word = (key: string, params = {}) =>
      this.transloco.translate(`schedule.drawn.${key}`, params);
    const named = draws.map(({ number, roomName }) =>
      word(roomName === null ? 'drawOfExam' : 'drawOfRoom', { number, room: roomName }),
    );
    return this.confirm.askReason({
      title: word('title'),
      text: word('text', { draws: named.join(word('and')) }),
      label: word('reason'),
      missing: word('missing'),
      confirm: word('confirm'),
      danger: true,
    });
  }

  private reasonToUndo({ reason }: DrawnOrderChange): string {
    const text = this.transloco.translate('schedule.drawn.undo', { reason });
    return text.slice(0, LONGEST_REASON);
  }

  private offerUndo(key: string, params: object, undo: () => Promise<unknown>): void {
    const text = this.transloco.translate(key, params);
    const action = this.transloco.translate('schedule.undo');
    const bar = this.snackBar.open(text, action, { duration: UNDO_FOR });
    bar.onAction().subscribe(() => void undo());
  }
}
