import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type {
  RoomRole,
  ScheduledSittingView,
  ScheduledStaffView,
  ScheduleRoomView,
  ScheduleWarning,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { WarningText } from './warning-text';

/** A candidate as it is dragged. */
export interface DraggedSitting {
  readonly kind: 'sitting';
  readonly sitting: ScheduledSittingView;
  readonly room: ScheduleRoomView;
}

/** A member of staff as they are dragged: from a room, or, without one, from the list. */
export interface DraggedStaff {
  readonly kind: 'staff';
  readonly personId: string;
  readonly from: { readonly examRoomId: string; readonly role: RoomRole } | null;
}

/** Where a candidate goes by key. */
export type Direction = 'up' | 'down' | 'left' | 'right';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** One room of the board: what is wrong with it, its staff by role, and its candidates in order. */
@Component({
  selector: 'app-room-card',
  imports: [
    ...[CdkDrag, CdkDragHandle, CdkDropList, Chip, Icon, MatButton, MatCheckbox, MatIconButton],
    ...[MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe, WarningText],
  ],
  templateUrl: './room-card.html',
  styleUrl: './room-card.scss',
})
export class RoomCard {
  protected readonly times = inject(TimeTexts);
  readonly room = input.required<ScheduleRoomView>();
  readonly warnings = input<readonly ScheduleWarning[]>([]);
  readonly selected = input<ReadonlySet<string>>(new Set());
  /** The candidate who was searched for. */
  readonly found = input<string | null>(null);

  readonly edited = output();
  readonly seated = output();
  readonly sittingDropped = output<{ dragged: DraggedSitting; position: number }>();
  readonly staffDropped = output<{ dragged: DraggedStaff; role: RoomRole }>();
  readonly toggled = output<string>();
  readonly menuAsked = output<{ sitting: ScheduledSittingView; trigger: HTMLElement }>();
  readonly stepped = output<{ sitting: ScheduledSittingView; direction: Direction }>();
  readonly staffAsked = output<RoomRole>();
  readonly staffRemoved = output<ScheduledStaffView>();

  protected readonly roles: readonly RoomRole[] = [
    'mainExaminer',
    'panelExaminer',
    'waitingExaminer',
  ];
  protected readonly staffByRole = computed(() =>
    this.roles.map((role) => ({
      role,
      members: this.room().staff.filter((member) => member.role === role),
    })),
  );

  protected readonly takesSitting = (drag: CdkDrag<DraggedSitting | DraggedStaff>) =>
    drag.data.kind === 'sitting' && drag.data.room.exam.id === this.room().exam.id;
  protected readonly takesStaff = (drag: CdkDrag<DraggedSitting | DraggedStaff>) =>
    drag.data.kind === 'staff';

  protected draggedSitting(sitting: ScheduledSittingView): DraggedSitting {
    return { kind: 'sitting', sitting, room: this.room() };
  }

  protected draggedStaff({ personId, role }: ScheduledStaffView): DraggedStaff {
    return { kind: 'staff', personId, from: { examRoomId: this.room().id, role } };
  }

  protected dropSitting({
    item,
    currentIndex,
  }: CdkDragDrop<unknown, unknown, DraggedSitting>): void {
    this.sittingDropped.emit({ dragged: item.data, position: currentIndex + 1 });
  }

  protected dropStaff({ item }: CdkDragDrop<unknown, unknown, DraggedStaff>, role: RoomRole): void {
    this.staffDropped.emit({ dragged: item.data, role });
  }

  /** Alt and an arrow move the candidate; arrows alone go from one to the next. */
  protected press(event: KeyboardEvent, sitting: ScheduledSittingView): void {
    const direction = directions[event.key];
    if (!direction || !event.altKey || !sitting.movable) return;
    event.preventDefault();
    this.stepped.emit({ sitting, direction });
  }
}
