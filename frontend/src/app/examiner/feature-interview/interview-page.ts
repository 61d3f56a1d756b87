import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';

import { ChatPanel } from '../../chat/panel/chat-panel';
import { ServerClock } from '../../core/clock/server-clock';
import { DisplaySettings } from '../../core/display/display-settings';
import { spanText } from '../../core/i18n/time-texts';
import { sessionFeature } from '../../core/session/session.feature';
import { PlaceMedia } from '../commands/place-media';
import { RoomCommands } from '../commands/room-commands';
import { consoleActions } from '../state/examiner.actions';
import { examinerFeature } from '../state/examiner.feature';
import { CandidateTile } from '../ui/candidate-tile';
import { Command } from '../ui/command';
import { ConsoleAbsent } from '../ui/console-absent';
import { ConsoleBar } from '../ui/console-bar';
import { ConsoleNotices } from '../ui/console-notices';
import { FaceBar } from '../ui/face-bar';
import { IncidentList } from '../ui/incident-list';
import { OwnControls } from '../ui/own-controls';
import { PanelTiles } from '../ui/panel-tiles';
import { RoomStage } from '../ui/room-stage';
import { SittingDetails } from '../ui/sitting-details';
import { SittingList } from '../ui/sitting-list';
import { SittingCommands } from './sitting-commands';

/** The exam room of an interview, for its main examiner and its panel: `can` makes the difference. */
@Component({
  selector: 'app-interview-page',
  imports: [
    CandidateTile,
    ChatPanel,
    Command,
    ConsoleAbsent,
    ConsoleBar,
    ConsoleNotices,
    FaceBar,
    IncidentList,
    MatButton,
    OwnControls,
    PanelTiles,
    RoomStage,
    RouterLink,
    SittingCommands,
    SittingDetails,
    SittingList,
    TranslocoPipe,
  ],
  providers: [PlaceMedia, RoomCommands],
  templateUrl: './interview-page.html',
  styleUrls: ['../ui/console.scss', './interview-page.scss'],
})
export class InterviewPage {
  private readonly store = inject(Store);
  private readonly now = inject(ServerClock).now;
  protected readonly media = inject(PlaceMedia);
  protected readonly commands = inject(RoomCommands);

  /** Bound from the route by `withComponentInputBinding`. */
  readonly examRoomId = input.required<string>();

  protected readonly state = this.store.selectSignal(examinerFeature.selectExaminerState);
  protected readonly sittings = this.store.selectSignal(examinerFeature.selectSittings);
  protected readonly next = this.store.selectSignal(examinerFeature.selectNext);
  protected readonly engaged = this.store.selectSignal(examinerFeature.selectEngaged);
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly myId = computed(() => this.session()?.person.id ?? '');

  protected readonly invited = computed(() =>
    this.engaged().find(({ status }) => status === 'invited'),
  );
  private readonly inside = computed(() =>
    this.engaged().filter(({ status }) => status === 'inRoom'),
  );
  /** Follows what goes on in the room, until the examiner looks at somebody else. */
  protected readonly chosenId = linkedSignal(
    () => (this.inside()[0] ?? this.invited())?.id ?? null,
  );
  protected readonly subject = computed(
    () => this.sittings().find(({ id }) => id === this.chosenId()) ?? this.next(),
  );
  /** Whose interview this is. */
  protected readonly current = computed(
    () => this.inside().find(({ id }) => id === this.chosenId()) ?? this.inside()[0],
  );
  protected readonly interviewSpan = computed(() =>
    spanText((this.now() - Date.parse(this.current()?.statusSince ?? '')) / 1_000),
  );
  protected readonly incidents = computed(() =>
    (this.state().room?.incidents ?? []).filter(
      ({ sittingId }) => sittingId === this.subject()?.id,
    ),
  );

  constructor() {
    const display = inject(DisplaySettings);
    display.videoRoom.set(true);
    // As a function it is dispatched again when the route leads to another room.
    this.store.dispatch(() => consoleActions.opened({ examRoomId: this.examRoomId() }));
    effect(() => {
      const room = this.state().room;
      const open = room !== null && room.status !== 'ended';
      this.media.go(open ? { examRoomId: room.id, place: 'examRoom' } : null);
    });
    effect(() => {
      this.media.focus(this.current()?.primaryFeed ?? null);
    });
    inject(DestroyRef).onDestroy(() => {
      display.videoRoom.set(false);
      this.store.dispatch(consoleActions.left());
    });
  }

  protected endRoom(): void {
    void this.commands.endRoom(this.state().room?.name ?? '', this.sittings());
  }

  protected retry(): void {
    this.store.dispatch(consoleActions.retryClicked());
  }

  protected dismiss(): void {
    this.store.dispatch(consoleActions.problemDismissed());
  }
}
