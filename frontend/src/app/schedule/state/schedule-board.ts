import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type {
  AddRoomRequest,
  ChangeRoomRequest,
  DrawnOrderChange,
  DrawnOrderView,
  ScheduleWarning,
  SittingMove,
  StaffChange,
} from '@exam/contracts';
import { firstValueFrom, map, of, type Observable } from 'rxjs';

import { failureOf, problemOf, type Failure } from '../../core/http/failure';
import { ScheduleClient } from '../data/schedule-client';
import { movedRooms } from './moved-board';

/** Rooms that the board shows at once: each has a list that can be dropped on. */
export const ROOMS_PER_PAGE = 12;

/** The board of one day: its rooms, what is wrong with them, and everything that changes them. */
@Injectable()
export class ScheduleBoard {
  private readonly client = inject(ScheduleClient);

  readonly examId = signal<string | null>(null);
  readonly date = signal<string | null>(null);
  readonly page = signal(0);
  readonly search = signal('');

  readonly exams = rxResource({ stream: () => this.client.exams(), defaultValue: [] });
  readonly board = rxResource({
    params: () => ({ examId: this.examId(), date: this.date() }),
    stream: ({ params }) => this.client.board(params),
  });
  readonly staff = rxResource({
    params: () => this.shownDate(),
    stream: ({ params }) => this.client.staff(params),
    defaultValue: [],
  });
  readonly matches = rxResource({
    params: () => ({ search: this.search().trim(), examId: this.examId() }),
    stream: ({ params }) =>
      params.search ? this.client.search(params.search, params.examId) : of([]),
    defaultValue: [],
  });

  /** What could not be fetched is empty; why, says `loadFailure`. */
  readonly examList = computed(() => (this.exams.hasValue() ? this.exams.value() : []));
  /** There is nothing to schedule yet. */
  readonly needsExam = computed(
    () => this.exams.status() === 'resolved' && this.examList().length === 0,
  );
  readonly staffList = computed(() => (this.staff.hasValue() ? this.staff.value() : []));
  readonly matchList = computed(() => (this.matches.hasValue() ? this.matches.value() : []));

  readonly view = computed(() => (this.board.hasValue() ? this.board.value() : null));
  readonly loadFailure = computed(() => {
    const error = this.board.error() ?? this.exams.error();
    return error ? failureOf(error) : null;
  });
  readonly shownDate = computed(() => this.view()?.date ?? null);
  readonly pages = computed(() => Math.ceil((this.view()?.rooms.length ?? 0) / ROOMS_PER_PAGE));
  readonly rooms = computed(() => {
    const from = Math.min(this.page(), Math.max(0, this.pages() - 1)) * ROOMS_PER_PAGE;
    return (this.view()?.rooms ?? []).slice(from, from + ROOMS_PER_PAGE);
  });
  readonly warningsByRoom = computed(() => {
    const byRoom = new Map<string, ScheduleWarning[]>();
    for (const warning of this.view()?.warnings ?? []) {
      byRoom.set(warning.examRoomId, [...(byRoom.get(warning.examRoomId) ?? []), warning]);
    }
    return byRoom;
  });

  /** A command is on its way. */
  readonly busy = signal(false);
  /** Why the last command failed. */
  readonly failure = signal<Failure | null>(null);
  /** Draws whose results the last command would have left: it needs a reason. */
  readonly leftDraws = signal<readonly DrawnOrderView[] | null>(null);

  reload(): void {
    this.board.reload();
    this.exams.reload();
    this.staff.reload();
  }

  chooseExam(examId: string | null): void {
    this.examId.set(examId);
    this.date.set(null);
    this.page.set(0);
  }

  chooseDate(date: string): void {
    this.date.set(date);
    this.page.set(0);
  }

  /** Turns to the page of a room, also on another day. */
  async show(examRoomId: string, date: string): Promise<void> {
    if (this.shownDate() !== date) {
      // The board of the other day tells on which page the room is.
      const board = await firstValueFrom(this.client.board({ examId: this.examId(), date }));
      this.date.set(date);
      this.turnTo(board.rooms.findIndex(({ id }) => id === examRoomId));
    } else this.turnTo((this.view()?.rooms ?? []).findIndex(({ id }) => id === examRoomId));
  }

  /** Moves candidates; the moves that take it back, or null when it failed or needs a reason. */
  async move(
    moves: readonly SittingMove[],
    drawnOrder: DrawnOrderChange | null = null,
  ): Promise<SittingMove[] | null> {
    if (this.board.hasValue()) {
      const board = this.board.value();
      this.board.set({ ...board, rooms: movedRooms(board.rooms, moves) });
    }
    const done = await this.run(this.client.move(moves, drawnOrder));
    return done?.undo ?? null;
  }

  /** Gives rooms or takes them away; what takes it back, or null when it failed. */
  async changeStaff(changes: readonly StaffChange[]): Promise<StaffChange[] | null> {
    const undo = await this.run(this.client.changeStaff(changes));
    this.staff.reload();
    return undo;
  }

  async place(examRoomId: string, candidateIds: readonly string[]): Promise<boolean> {
    return (await this.run(this.done(this.client.place(examRoomId, candidateIds)))) ?? false;
  }

  /** True, or null when it failed or needs a reason. */
  async unplace(
    sittings: readonly { sittingId: string; version: number }[],
    drawnOrder: DrawnOrderChange | null = null,
  ): Promise<boolean | null> {
    return this.run(this.done(this.client.unplace(sittings, drawnOrder)));
  }

  async addRoom(request: AddRoomRequest): Promise<boolean> {
    return (await this.run(this.done(this.client.addRoom(request)))) ?? false;
  }

  async changeRoom(examRoomId: string, request: ChangeRoomRequest): Promise<boolean> {
    return (await this.run(this.done(this.client.changeRoom(examRoomId, request)))) ?? false;
  }

  async removeRoom(examRoomId: string): Promise<boolean> {
    return (await this.run(this.done(this.client.removeRoom(examRoomId)))) ?? false;
  }

  async export(): Promise<void> {
    const filter = { examId: this.examId(), date: null };
    await this.run(this.done(this.client.export(filter)), false);
  }

  /** Candidates of an exam without a place. */
  unplaced(examId: string) {
    return this.client.unplaced(examId);
  }

  /** The rooms of an exam on all of its days. */
  roomsOf(examId: string) {
    return this.client.roomsOf(examId);
  }

  private turnTo(index: number): void {
    this.page.set(Math.max(0, Math.floor(index / ROOMS_PER_PAGE)));
  }

  private done(command: Observable<void>): Observable<boolean> {
    return command.pipe(map(() => true));
  }

  /** One command after the other; afterwards the board is what the server says. */
  private async run<T>(command: Observable<T>, reload = true): Promise<T | null> {
    this.busy.set(true);
    this.failure.set(null);
    this.leftDraws.set(null);
    try {
      return await firstValueFrom(command);
    } catch (error) {
      const draws = problemOf(error)?.drawnOrders;
      if (draws) this.leftDraws.set(draws);
      else this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
      if (reload) {
        this.board.reload();
        this.exams.reload();
      }
    }
  }
}
