import { Component, inject, input } from '@angular/core';
import type { StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { RoomCommands } from '../commands/room-commands';
import { Command } from '../ui/command';

/** What the main examiner may do with the chosen candidate before the interview. */
@Component({
  selector: 'app-sitting-commands',
  imports: [Command, TranslocoPipe],
  template: `
    @let subject = sitting();
    @if (subject.can.invite) {
      <app-command
        look="tonal"
        key="I"
        icon="notificationsActive"
        [small]="true"
        [label]="'examiner.commands.invite' | transloco"
        [disabled]="commands.busy() || !open()"
        (pressed)="commands.invite(subject, engaged())"
      />
    }
    @if (subject.can.withdrawInvitation) {
      <app-command
        look="tonal"
        key="W"
        icon="undo"
        [small]="true"
        [label]="'examiner.commands.withdraw' | transloco"
        [disabled]="commands.busy()"
        (pressed)="commands.step(subject, 'withdrawInvitation')"
      />
    }
    @if (subject.can.postpone) {
      <app-command
        key="P"
        icon="pause"
        [small]="true"
        [label]="'examiner.commands.postpone' | transloco"
        [disabled]="commands.busy()"
        (pressed)="commands.postpone(subject)"
      />
    }
    @if (subject.can.resume) {
      <app-command
        look="tonal"
        key="P"
        icon="playArrow"
        [small]="true"
        [label]="'examiner.commands.resume' | transloco"
        [disabled]="commands.busy()"
        (pressed)="commands.step(subject, 'resume')"
      />
    }
    @if (subject.can.markAbsent) {
      <app-command
        key="A"
        icon="personOff"
        [danger]="true"
        [small]="true"
        [label]="'examiner.commands.absent' | transloco"
        [disabled]="commands.busy()"
        (pressed)="commands.markAbsent(subject)"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-bottom: 12px;
    }
    :host(:empty) {
      margin: 0;
    }
  `,
})
export class SittingCommands {
  protected readonly commands = inject(RoomCommands);
  readonly sitting = input.required<StaffSittingView>();
  /** Whether the room is open: nobody is invited to a closed one. */
  readonly open = input.required<boolean>();
  /** Who is in the room, or invited to it. */
  readonly engaged = input.required<readonly StaffSittingView[]>();
}
