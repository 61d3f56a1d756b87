import { CdkDrag, CdkDropList, CdkDropListGroup } from '@angular/cdk/drag-drop';
import {
  Component,
  DOCUMENT,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type {
  ExamRoomOptionView,
  RoomRole,
  ScheduledSittingView,
  ScheduledStaffView,
  ScheduleMatchView,
  ScheduleRoomView,
  SittingMove,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { movesTo } from '../state/moved-board';
import { ScheduleBoard } from '../state/schedule-board';
import { RoomCard, type Direction, type DraggedSitting, type DraggedStaff } from '../ui/room-card';
import { DayText } from '../ui/day-text';
import { MoveDialog, type MoveDialogData } from './move-dialog';
import { RoomDialog, type RoomDialogData } from './room-dialog';
import { SittingMoves } from './sitting-moves';
import { SeatDialog, type SeatDialogData } from './seat-dialog';
import { StaffDialog, type StaffDialogData } from './staff-dialog';

/** The rooms of a day: who is in them, in what order, with whom, and what is wrong. */
@Component({
  selector: 'app-schedule-page',
  imports: [
    ...[CdkDrag, CdkDropList, CdkDropListGroup, Chip, EmptyState, Icon, MatButton, MatIconButton],
    ...[
      MatMenu,
      MatMenuItem,
      MatMenuTrigger,
      PageHead,
      Problem,
      ProgressLine,
      RoomCard,
      RouterLink,
    ],
    ...[SearchField, TranslocoPipe],
  ],
  providers: [ScheduleBoard, SittingMoves],
  templateUrl: './schedule-page.html',
  styleUrl: './schedule-page.scss',
})
export class SchedulePage {
  private readonly dialog = inject(MatDialog);
  private readonly moves = inject(SittingMoves);
  private readonly document = inject(DOCUMENT);
  protected readonly times = inject(TimeTexts);
  protected readonly days = inject(DayText);
  protected readonly board = inject(ScheduleBoard);
  /** From the address: a room whose staff somebody came to change. */
  readonly room = input<string>();
  private readonly moveTrigger = viewChild.required<MatMenuTrigger>('moveTrigger');

  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly found = signal<string | null>(null);
  protected readonly staffSearch = signal('');
  protected readonly staffShown = linkedSignal(() => this.room() !== undefined);
  protected readonly menuAt = signal({ x: 0, y: 0 });
  /** Whom the open menu moves. */
  private menuAsker: HTMLElement | null = null;
  private readonly menuSittings = signal<readonly ScheduledSittingView[]>([]);

  private readonly all = computed(() => this.board.view()?.rooms ?? []);
  protected readonly chosen = computed(() =>
    this.all().flatMap(({ sittings }) => sittings.filter(({ id }) => this.selected().has(id))),
  );
  /** Rooms to which those of the menu can go: of their exam, and not over. */
  protected readonly targets = computed(() => {
    const [first] = this.menuSittings();
    const from = first && this.roomOf(first.id);
    return this.all().filter(
      (room) => from && room.exam.id === from.exam.id && room.status !== 'ended',
    );
  });
  protected readonly menuMovable = computed(() => this.menuSittings().every((one) => one.movable));
  protected readonly staff = computed(() => {
    const part = this.staffSearch().trim();
    return this.board
      .staffList()
      .filter(({ name, collegeName }) => `${name} ${collegeName ?? ''}`.includes(part));
  });

  constructor() {
    // Who is gone from the board is not chosen any more.
    effect(() => {
      const known = new Set(this.all().flatMap(({ sittings }) => sittings.map(({ id }) => id)));
      const left = [...this.selected()].filter((id) => known.has(id));
      if (left.length < this.selected().size) this.selected.set(new Set(left));
    });
    const turn = effect(() => {
      const [room, date] = [this.room(), this.board.shownDate()];
      if (!date) return;
      if (room) void this.board.show(room, date);
      turn.destroy();
    });
    afterRenderEffect(() => {
      if (!this.room() || this.board.rooms().length === 0) return;
      this.document.querySelector('app-room-card.wanted')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected toggle(id: string): void {
    const next = new Set(this.selected());
    if (!next.delete(id)) next.add(id);
    this.selected.set(next);
  }

  protected clear(): void {
    this.selected.set(new Set());
  }

  protected asElement({ currentTarget }: Event): HTMLElement {
    return currentTarget as HTMLElement;
  }

  protected async dropSitting(
    room: ScheduleRoomView,
    { dragged, position }: { dragged: DraggedSitting; position: number },
  ): Promise<void> {
    const isOneOfMany = this.selected().has(dragged.sitting.id) && this.selected().size > 1;
    const sittings = isOneOfMany
      ? this.chosen().filter(({ id }) => this.roomOf(id)?.exam.id === room.exam.id)
      : [dragged.sitting];
    await this.move(movesTo(sittings, room.id, position), room);
  }

  protected async step(
    room: ScheduleRoomView,
    { sitting, direction }: { sitting: ScheduledSittingView; direction: Direction },
  ): Promise<void> {
    const target = this.targetOf(room, sitting, direction);
    if (!target) return;
    await this.move(movesTo([sitting], target.room.id, target.position), target.room);
    // The row is another one now, and the key must go on working.
    setTimeout(() => this.document.getElementById(`sitting-${sitting.id}`)?.focus());
  }

  protected openMenu(sittings: readonly ScheduledSittingView[], trigger: HTMLElement): void {
    const { left, bottom } = trigger.getBoundingClientRect();
    this.menuSittings.set(sittings);
    this.menuAsker = trigger;
    this.menuAt.set({ x: left, y: bottom });
    this.moveTrigger().openMenu();
  }

  /** The menu is opened beside what asked for it, and gives the focus back to that. */
  protected focusBack(): void {
    this.menuAsker?.focus();
  }

  protected async moveTo(room: ScheduleRoomView): Promise<void> {
    await this.move(movesTo(this.menuSittings(), room.id, null), room);
  }

  /** To a room of any day. */
  protected async moveElsewhere(): Promise<void> {
    const sittings = this.menuSittings();
    const rooms = new Set(sittings.map(({ id }) => this.roomOf(id)));
    const [first] = rooms;
    if (!first) return;
    const from = rooms.size === 1 ? first.id : null;
    const facts = { examId: first.exam.id, count: sittings.length, from };
    const dialog = this.dialog.open<MoveDialog, MoveDialogData, ExamRoomOptionView>(MoveDialog, {
      data: { ...facts, board: this.board },
      width: '560px',
    });
    const room = await firstValueFrom(dialog.afterClosed());
    if (room) await this.move(movesTo(sittings, room.id, null), room);
  }

  protected async unplace(): Promise<void> {
    const sittings = this.menuSittings().map(({ id, version }) => ({ sittingId: id, version }));
    await this.moves.unplace(sittings);
  }

  protected async dropStaff(
    room: ScheduleRoomView,
    { dragged, role }: { dragged: DraggedStaff; role: RoomRole },
  ): Promise<void> {
    const { personId, from } = dragged;
    if (from?.examRoomId === room.id && from.role === role) return;
    const gone = from ? [{ ...from, personId, assigned: false }] : [];
    await this.moves.changeStaff([
      ...gone,
      { examRoomId: room.id, personId, role, assigned: true },
    ]);
  }

  protected async removeStaff(room: ScheduleRoomView, member: ScheduledStaffView): Promise<void> {
    const { personId, role } = member;
    await this.moves.changeStaff([{ examRoomId: room.id, personId, role, assigned: false }]);
  }

  protected async askStaff(room: ScheduleRoomView, role: RoomRole): Promise<void> {
    const data: StaffDialogData = { room, role, staff: this.board.staffList() };
    const dialog = this.dialog.open<StaffDialog, StaffDialogData, string>(StaffDialog, {
      data,
      width: '480px',
    });
    const personId = await firstValueFrom(dialog.afterClosed());
    if (personId) {
      await this.moves.changeStaff([{ examRoomId: room.id, personId, role, assigned: true }]);
    }
  }

  protected edit(room: ScheduleRoomView | null): void {
    const exams = this.board.examList();
    const data: RoomDialogData = { room, exams, examId: this.board.examId(), board: this.board };
    this.dialog.open(RoomDialog, { ...sideSheet, data });
  }

  protected seat(room: ScheduleRoomView): void {
    const data: SeatDialogData = { room, board: this.board };
    this.dialog.open(SeatDialog, { ...sideSheet, data });
  }

  protected async show(match: ScheduleMatchView): Promise<void> {
    this.found.set(match.candidate.id);
    this.board.search.set('');
    await this.board.show(match.examRoomId, match.date);
  }

  private async move(
    moves: readonly SittingMove[],
    room: { readonly name: string },
  ): Promise<void> {
    if (await this.moves.move(moves, room)) this.selected.set(new Set());
  }

  private roomOf(sittingId: string): ScheduleRoomView | undefined {
    return this.all().find(({ sittings }) => sittings.some(({ id }) => id === sittingId));
  }

  /** Up and down within the room; left and right to the rooms beside it of the same exam. */
  private targetOf(room: ScheduleRoomView, { position }: ScheduledSittingView, to: Direction) {
    if (to === 'up' || to === 'down') {
      const next = position + (to === 'up' ? -1 : 1);
      return next < 1 || next > room.sittings.length ? null : { room, position: next };
    }
    const rooms = this.all().filter(({ exam, status }) => {
      return exam.id === room.exam.id && status !== 'ended';
    });
    const index = rooms.findIndex(({ id }) => id === room.id) + (to === 'left' ? -1 : 1);
    const beside = rooms[index];
    return beside ? { room: beside, position: null } : null;
  }
}
